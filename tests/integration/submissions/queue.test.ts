import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { readQueue } from "@/lib/curation/queue";
import { db } from "@/lib/db/client";
import { getPaper } from "@/lib/papers/paper";
import { describedBy } from "@/lib/profiles/profile";
import { queueSubmission } from "@/lib/submissions/queue";
import { decideSubmission } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { periodFeed } from "../../support/lists";
import { denial, member, nobodyAndNothing } from "../../support/members";

testDatabase();
const NOW = new Date("2025-10-29T12:00:00Z");
const PAPER = {
  title: "A thesis on tests",
  authors: "Ada Lovelace, Alan Turing and Grace Hopper",
  abstract: "What it says, at the length that an abstract has, or a little less.",
  url: "https://example.org/thesis.pdf",
};
let ada: Member;
let carol: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  carol = await member("carol", "curator");
});
const letters = () => db().message.findMany({ orderBy: { createdAt: "asc" } });

describe("a paper that is at none of the sources", () => {
  it("waits for a curator, who puts it on the feed under the submitter's name", async () => {
    const { id } = await queueSubmission(ada, PAPER);
    expect(await db().paper.count()).toBe(0);
    expect((await readQueue(carol)).submissions).toMatchObject([{ id, title: PAPER.title, member: { username: "ada" } }]);
    await decideSubmission(carol, { id, approve: true }, NOW);
    expect(await getPaper("a-thesis-on-tests")).toMatchObject({
      authors: ["Ada Lovelace", "Alan Turing", "Grace Hopper"],
      url: PAPER.url,
      submitter: "ada",
      days: ["2025-10-29"],
    });
    expect((await periodFeed({ kind: "date", start: "2025-10-29" })).cards).toHaveLength(1);
    expect((await readQueue(carol)).submissions).toEqual([]);
    expect(await letters()).toMatchObject([{ address: "ada@example.org", subject: "Your paper is in the feed" }]);
  });

  it("is refused with a reason, which its submitter reads", async () => {
    const { id } = await queueSubmission(ada, PAPER);
    expect(await denial(decideSubmission(carol, { id, approve: false }))).toBe("reason");
    await decideSubmission(carol, { id, approve: false, reason: "Not about our field" });
    expect(await db().paper.count()).toBe(0);
    expect((await letters())[0]?.text).toContain("Not about our field");
    expect(await describedBy(ada.id)).toMatchObject([{ state: "refused", reason: "Not about our field" }]);
  });

  it("is decided once, also by two curators at once", async () => {
    const { id } = await queueSubmission(ada, PAPER);
    const both = [
      decideSubmission(carol, { id, approve: true }, NOW),
      decideSubmission(carol, { id, approve: false, reason: "No no" }),
    ];
    expect((await Promise.all(both.map(denial))).sort()).toEqual(["allowed", "decided"]);
    expect(await db().moderation.count()).toBe(1);
  });

  it("may have the title of another one", async () => {
    for (let n = 0; n < 2; n++)
      await decideSubmission(carol, { id: (await queueSubmission(ada, PAPER)).id, approve: true }, NOW);
    expect((await db().paper.findMany({ orderBy: { id: "asc" } })).map(({ id }) => id)).toEqual([
      "a-thesis-on-tests",
      "a-thesis-on-tests-2",
    ]);
  });

  it.each([
    ["no title", { title: " " }],
    ["no authors", { authors: ", ," }],
    ["a short abstract", { abstract: "Short." }],
    ["a link that is none", { url: "thesis.pdf" }],
    ["a link without TLS", { url: "http://example.org" }],
    ["a link that runs", { url: "javascript:alert(1)" }],
    ["an endless title", { title: "x".repeat(401) }],
  ])("is not taken with %s", async (_, changes) => {
    expect(await denial(queueSubmission(ada, { ...PAPER, ...changes }))).toBe("submission");
    expect(await db().submission.count()).toBe(0);
  });
});
