import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { queueSubmission } from "@/lib/submissions/queue";
import { upvote } from "@/lib/votes/upvote";
import { decideSubmission, hidePaper, mergePapers } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const NOW = new Date("2025-10-29T12:00:00Z");
const described = (n: number, title = "A thesis on tests") => ({
  title,
  authors: "Ada Lovelace",
  abstract: `What number ${n} says, at the length that an abstract has, or a little less.`,
  url: `https://example.org/thesis-${n}.pdf`,
});
let ada: Member;
let carol: Member;
let dave: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  carol = await member("carol", "curator");
  dave = await member("dave", "curator");
});

const queue = async (n: number, title?: string) =>
  (await queueSubmission(await member(`submitter${n}`), described(n, title))).id;
const approve = (id: string, who = carol) => denial(decideSubmission(who, { id, approve: true }, NOW));
const urls = async () => (await db().paper.findMany({ orderBy: { id: "asc" } })).map(({ id, url }) => [id, url]);

describe("submissions of one title", () => {
  it("approved at once become a paper each, with its own text", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, (_, n) => queue(n)));
    expect(await Promise.all(ids.map((id, n) => approve(id, n % 2 ? carol : dave)))).toEqual(ids.map(() => "allowed"));
    const papers = await db().paper.findMany();
    expect(new Set(papers.map(({ abstract }) => abstract)).size).toBe(12);
    expect(new Set(papers.map(({ id }) => id))).toEqual(
      new Set(["a-thesis-on-tests", ...Array.from({ length: 11 }, (_, n) => `a-thesis-on-tests-${n + 2}`)]),
    );
    const submissions = await db().submission.findMany({ include: { paper: true } });
    for (const submission of submissions) expect(submission.paper?.abstract).toBe(submission.abstract);
  });

  it("leave alone a paper that has the address already: shown, hidden, merged, or of the sample", async () => {
    const shown = await paper("shown", null, { title: "Shown" });
    const hidden = await paper("hidden", null, { title: "Hidden" });
    const merged = await paper("merged", null, { title: "Merged" });
    const sample = await paper("sample", "2025-10-28", { title: "Sample", sample: true });
    await upvote(ada, sample, true);
    await writeComment(ada, { paperId: sample, parentId: null, body: "Words" });
    await hidePaper(carol, { paperId: hidden, hidden: true, reason: "Withdrawn" });
    await mergePapers(carol, { paperId: merged, into: shown, reason: "The same" });
    const before = await db().paper.findMany({ orderBy: { id: "asc" } });
    for (const [n, title] of ["Shown", "Hidden", "Merged", "Sample"].entries())
      expect(await approve(await queue(n, title))).toBe("allowed");
    expect(await db().paper.findMany({ where: { url: null }, orderBy: { id: "asc" } })).toEqual(before);
    expect((await urls()).filter(([, url]) => url)).toEqual([
      ["hidden-2", "https://example.org/thesis-1.pdf"],
      ["merged-2", "https://example.org/thesis-2.pdf"],
      ["sample-2", "https://example.org/thesis-3.pdf"],
      ["shown-2", "https://example.org/thesis-0.pdf"],
    ]);
  });

  it("never take the address of a paper that is merged at that moment", async () => {
    for (let turn = 0; turn < 8; turn++) {
      const [twin, main] = [await paper(`twin-${turn}`), await paper(`main-${turn}`)];
      const id = await queue(turn, `Twin ${turn}`);
      await Promise.all([approve(id), mergePapers(carol, { paperId: twin, into: main, reason: "The same" })]);
      const made = await db().submission.findUniqueOrThrow({ where: { id } });
      expect(made.paperId).toBe(`${twin}-2`);
    }
  });
});

describe("one submission", () => {
  it("is decided once, however many curators approve and refuse it at once", async () => {
    for (let turn = 0; turn < 8; turn++) {
      const id = await queue(turn, `Title ${turn}`);
      const refuse = (who: Member) => denial(decideSubmission(who, { id, approve: false, reason: "Not ours" }, NOW));
      const outcomes = await Promise.all([approve(id), refuse(dave), approve(id, dave), refuse(carol), approve(id)]);
      expect(outcomes.toSorted()).toEqual(["allowed", "decided", "decided", "decided", "decided"]);
      const { state, paperId } = await db().submission.findUniqueOrThrow({ where: { id } });
      expect(await db().paper.count({ where: { title: `Title ${turn}` } })).toBe(state === "approved" ? 1 : 0);
      expect(paperId === null).toBe(state === "refused");
      expect(await db().moderation.count({ where: { submission: `Title ${turn}` } })).toBe(1);
    }
  });
});
