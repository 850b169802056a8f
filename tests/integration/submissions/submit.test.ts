import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { readEnv } from "@/lib/env";
import { paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { getPaper } from "@/lib/papers/paper";
import { type Named, parsePasted } from "@/lib/submissions/pasted";
import { lookUp, submitPaper } from "@/lib/submissions/submit";
import { miscounted } from "../../support/counters";
import { hidePaper, mergePapers } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { periodFeed, searchPapers } from "../../support/lists";
import { atomAnswer } from "../../support/made-up";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";
import { openReviewAnswer, standIn } from "../../support/sources";

testDatabase();

const NOW = new Date("2025-10-29T12:00:00Z"); // the made-up answers of arXiv were published nine days before
let arxiv: Awaited<ReturnType<typeof standIn>>;
let openreview: typeof arxiv;
let elsewhere: typeof arxiv;
let down = false;
let ada: Member;

beforeAll(async () => {
  elsewhere = await standIn(() => "secrets");
  arxiv = await standIn((path) => {
    if (down) return { status: 503 };
    const id = new URL(path, "http://x").searchParams.get("id_list") as string;
    if (id === "2510.66666") return { status: 302, location: `${elsewhere.url}/latest/meta-data` };
    if (id === "2510.00200") return "<!doctype html><title>Are you a robot?</title>";
    if (id === "2510.00201") return atomAnswer([id]).slice(0, -20);
    if (id === "2510.00202") return atomAnswer(["2510.00001"]);
    if (id === "2510.00203") return `${" ".repeat(3_000_000)}${atomAnswer([id])}`;
    if (id === "2510.00204") return atomAnswer([id]).replace("What arXiv has", "word ".repeat(10_000));
    if (id === "2510.00404") return '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>';
    return atomAnswer([id]);
  });
  openreview = await standIn((path) => {
    const answer = openReviewAnswer("H1xSNiRcF7", NOW.getTime() - 86_400_000);
    if (path === "/notes?id=challenge") return "<!doctype html><title>Are you a robot?</title>";
    return /=(H1xSNiRcF7|another)$/.test(path) ? answer : { status: 404, body: "{}" };
  });
  Object.assign(process.env, { ARXIV_URL: arxiv.url, OPENREVIEW_URL: openreview.url, ARXIV_INTERVAL_MS: "0" });
});
afterAll(() => Promise.all([arxiv.close(), openreview.close(), elsewhere.close()]));
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  down = false;
});

const named = (text: string) => parsePasted(text) as Named;
const submit = (who: Member, text: string) => submitPaper(who, named(text), NOW);
const today = async () => (await periodFeed({ kind: "date", start: "2025-10-29" })).cards;

describe("submitting", () => {
  it("puts a paper of arXiv on today's feed under the submitter's name", async () => {
    const found = await lookUp(ada, named("https://www.alphaxiv.org/abs/2510.00001v3"), NOW);
    expect(found).toMatchObject({ state: "new", featured: true, record: { title: "The title arXiv has for 2510.00001" } });
    expect(await db().paper.count()).toBe(0);
    expect(await submit(ada, "https://huggingface.co/papers/2510.00001")).toEqual({ id: "2510.00001", featured: true });
    expect(await today()).toMatchObject([
      {
        id: "2510.00001",
        submitter: "ada",
        submitterUsername: "ada",
        firstAuthors: expect.arrayContaining([expect.any(String)]),
      },
    ]);
    expect(await lookUp(ada, named("2510.00001"), NOW)).toEqual({ state: "known", id: "2510.00001" });
    expect(
      arxiv.asked.filter((path) => path.includes("2510.00001")),
      "looking and submitting ask once",
    ).toHaveLength(1);
  });

  it("takes a paper of OpenReview", async () => {
    const { id } = await submit(ada, "https://openreview.net/forum?id=H1xSNiRcF7");
    expect(id).toBe("openreview/H1xSNiRcF7");
    expect(await getPaper(id)).toMatchObject({
      title: "A paper of OpenReview H1xSNiRcF7",
      authors: ["Ada Lovelace", "Grace Hopper"],
      journalRef: "ICLR 2026",
      codeUrl: "https://github.com/example/openreview",
    });
  });

  it("indexes a paper that is older than two weeks, but does not feature it", async () => {
    const later = new Date(NOW.getTime() + 6 * 86_400_000);
    expect(await submitPaper(ada, named("2510.00002"), later)).toEqual({ id: "2510.00002", featured: false });
    expect((await getPaper("2510.00002"))?.days).toEqual([]);
    expect((await searchPapers("what arXiv says")).map(({ id }) => id)).toEqual(["2510.00002"]);
    const patient = { ...readEnv(), SUBMIT_MAX_AGE_DAYS: 30 };
    expect(await submitPaper(ada, named("2510.00003"), later, patient)).toMatchObject({ featured: true });
  });

  it("says that a paper is here already, also to the second of two at once, and to one that was merged", async () => {
    const bob = await member("bob");
    const outcomes = await Promise.all([denial(submit(ada, "2510.00004")), denial(submit(bob, "2510.00004"))]);
    expect(outcomes.sort()).toEqual(["allowed", "known"]);
    expect(await today()).toHaveLength(1);
    const carol = await member("carol", "curator");
    await paper("2510.00005");
    await mergePapers(carol, { paperId: "2510.00005", into: "2510.00004", reason: "The same" });
    expect(await lookUp(ada, named("2510.00005"), NOW)).toEqual({ state: "known", id: "2510.00004" });
    await hidePaper(carol, { paperId: "2510.00004", hidden: true, reason: "Withdrawn" });
    expect(await denial(submit(bob, "2510.00004"))).toBe("hidden");
  });

  it("replaces a sample paper, which is not here in earnest", async () => {
    await paper("2510.00006", "2025-12-15", { sample: true });
    await submit(ada, "2510.00006");
    expect(await getPaper("2510.00006")).toMatchObject({ sample: false, days: ["2025-10-29"] });
  });

  it.each([
    ["a web page instead of a feed", "2510.00200", "source"],
    ["half a feed", "2510.00201", "source"],
    ["another paper", "2510.00202", "unknown"],
    ["an answer without end", "2510.00203", "source"],
    ["a paper beyond all bounds", "2510.00204", "unknown"],
    ["a web page instead of a note", "https://openreview.net/forum?id=challenge", "source"],
    ["another note", "https://openreview.net/forum?id=another", "unknown"],
  ])("takes nothing where the source sends %s", async (_, text, code) => {
    expect(await denial(submit(ada, text))).toBe(code);
    expect(await db().paper.count()).toBe(0);
  });

  it("never puts a paper on a day that a curator hides at that moment", async () => {
    const carol = await member("carol", "curator");
    for (let n = 20; n < 28; n++) {
      const id = await paper(`2510.000${n}`, "2025-12-15", { sample: true });
      const bob = await member(`bob${n}`);
      const outcomes = await Promise.all([
        denial(submit(bob, id)),
        denial(hidePaper(carol, { paperId: id, hidden: true, reason: "Withdrawn" })),
      ]);
      expect(["allowed", "hidden"]).toContain(outcomes[0]);
      expect(await miscounted()).toEqual([]);
    }
  });

  it("leaves a paper to the source that tells of it first, or to whom submitted it first", async () => {
    for (let n = 30; n < 38; n++) {
      const id = `2510.000${n}`;
      const bob = await member(`bob${n}`);
      const record = paperRecord({ source: "hugging-face", id, title: "Told", abstract: "A", day: "2025-10-29" });
      const [outcome, counts] = await Promise.all([denial(submit(bob, id)), upsertPapers([record])]);
      const { submitterId } = await db().paper.findUniqueOrThrow({ where: { id } });
      expect([outcome, counts.new, submitterId]).toEqual(counts.new ? ["known", 1, null] : ["allowed", 0, bob.id]);
    }
  });

  it("says that there is no such paper, or that its source is down, and changes nothing", async () => {
    expect(await denial(submit(ada, "2510.00404"))).toBe("unknown");
    expect(await denial(submit(ada, "https://openreview.net/forum?id=nothing-here"))).toBe("unknown");
    down = true;
    expect(await denial(submit(ada, "2510.00007"))).toBe("source");
    expect(await db().paper.count()).toBe(0);
    down = false;
    expect(await denial(submit(ada, "2510.00007"))).toBe("allowed");
  });

  it("is limited to five a day for each person; looking is to sixty an hour", async () => {
    for (let n = 10; n < 15; n++) await submit(ada, `2510.000${n}`);
    expect(await denial(submit(ada, "2510.00015"))).toBe("often");
    expect(await denial(submit(await member("bob"), "2510.00015"))).toBe("allowed");
    expect(await db().paper.count()).toBe(6);
  });

  it("never leaves the two hosts: not for a pasted address, not for a redirect", async () => {
    elsewhere.asked.length = 0;
    for (const pasted of [
      elsewhere.url,
      `${elsewhere.url}/abs/2510.00001`,
      `https://arxiv.org@${elsewhere.url.slice(7)}/abs/2510.00001`,
    ])
      expect(parsePasted(pasted)).toBeNull();
    expect(await denial(submit(ada, "2510.66666"))).toBe("source");
    expect(elsewhere.asked).toEqual([]);
  });
});
