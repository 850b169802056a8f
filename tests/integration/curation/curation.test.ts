import { beforeEach, describe, expect, it } from "vitest";
import { type Member, memberById } from "@/lib/accounts/member";
import { threadsOf } from "@/lib/comments/thread";
import { writeComment } from "@/lib/comments/write";
import { readLog } from "@/lib/curation/log";
import { readQueue } from "@/lib/curation/queue";
import { report } from "@/lib/curation/reports";
import type { Cursor } from "@/lib/cursor";
import { db } from "@/lib/db/client";
import { paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { getPaper, mergedInto } from "@/lib/papers/paper";
import { upvote } from "@/lib/votes/upvote";
import {
  appoint,
  blockPerson,
  closeReport,
  editLinks,
  featurePaper,
  hidePaper,
  mergePapers,
  pinPaper,
  unfeaturePaper,
} from "../../support/curator";
import { testDatabase } from "../../support/database";
import { latestFeed, periodFeed, searchPapers, trendingFeed } from "../../support/lists";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const DAY = "2025-10-29";
const REASON = "A reason of the tests";
const NOW = new Date("2025-11-05T12:00:00Z");
let carol: Member;
let ada: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  ada = await member("ada");
});

const idsOf = (page: { cards: { id: string }[] }) => page.cards.map(({ id }) => id);
const day = async (start = DAY) => idsOf(await periodFeed({ kind: "date", start }));
const told = (id: string, more = {}) =>
  paperRecord({ source: "hugging-face", id, day: DAY, title: `Paper ${id}`, abstract: "A", ...more });

describe("days", () => {
  it("feature a paper that no source did, and lose one for good, whatever a source says again", async () => {
    const id = await paper("2510.00001", null);
    await featurePaper(carol, { paperId: id, day: DAY }, NOW);
    expect(await day()).toEqual([id]);
    await unfeaturePaper(carol, { paperId: id, day: DAY, reason: REASON }, NOW);
    await upsertPapers([told(id)]);
    expect(await day()).toEqual([]);
    expect((await getPaper(id))?.days).toEqual([]);
    await featurePaper(carol, { paperId: id, day: DAY }, NOW);
    expect(await day()).toEqual([id]);
  });

  it("are past ones, today or tomorrow", async () => {
    const id = await paper("2510.00001");
    for (const wrong of ["2025-11-07", "2025-02-30", "soon"])
      expect(await denial(featurePaper(carol, { paperId: id, day: wrong }, NOW))).toBe("day");
    expect(await denial(featurePaper(carol, { paperId: id, day: "2025-11-06" }, NOW))).toBe("allowed");
    expect(await denial(unfeaturePaper(carol, { paperId: id, day: "2025-10-01", reason: REASON }, NOW))).toBe("gone");
    expect(await denial(unfeaturePaper(carol, { paperId: id, day: DAY }, NOW))).toBe("reason");
  });

  it("show what is pinned first, page by page, and weeks and months do not", async () => {
    for (let n = 1; n <= 70; n++) await paper(`2510.000${String(n).padStart(2, "0")}`, DAY, { sourceUpvotes: n });
    await pinPaper(carol, { paperId: "2510.00003", day: DAY, pinned: true }, NOW);
    for (const page of [(after?: Cursor) => periodFeed({ kind: "date", start: DAY }, after), latestFeed]) {
      const all: string[] = [];
      for (let after: Cursor | undefined; ; ) {
        const { cards, next } = await page(after);
        all.push(...cards.map(({ id }) => id));
        if (!next) break;
        after = next;
      }
      expect(all.slice(0, 2)).toEqual(["2510.00003", "2510.00070"]);
      expect([all.length, new Set(all).size]).toEqual([70, 70]);
    }
    expect(idsOf(await periodFeed({ kind: "week", start: "2025-10-27" }))[0]).toBe("2510.00070");
    await upvote(ada, "2510.00003", true);
    expect((await day())[0]).toBe("2510.00003");
    await pinPaper(carol, { paperId: "2510.00003", day: DAY, pinned: false }, NOW);
    expect((await day())[0]).toBe("2510.00070");
  });

  it("page on after a page that is all pinned", async () => {
    for (let n = 10; n < 45; n++) {
      await paper(`2510.000${n}`);
      if (n < 43) await pinPaper(carol, { paperId: `2510.000${n}`, day: DAY, pinned: true }, NOW);
    }
    const first = await periodFeed({ kind: "date", start: DAY });
    const second = await periodFeed({ kind: "date", start: DAY }, first.next ?? undefined);
    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(35);
  });
});

describe("a hidden paper", () => {
  it("is in no list and has no page, and comes back as it was", async () => {
    const id = await paper("2510.00001");
    await paper("2510.00002");
    await pinPaper(carol, { paperId: id, day: DAY, pinned: true }, NOW);
    await hidePaper(carol, { paperId: id, hidden: true, reason: REASON });
    expect([await day(), idsOf(await trendingFeed()), (await searchPapers("paper")).map((card) => card.id)]).toEqual([
      ["2510.00002"],
      ["2510.00002"],
      ["2510.00002"],
    ]);
    expect(await getPaper(id)).toBeNull();
    expect(await denial(upvote(ada, id, true))).toBe("gone");
    expect(await denial(featurePaper(carol, { paperId: id, day: DAY }, NOW))).toBe("hidden");
    await upsertPapers([told(id)]);
    expect(await day()).toEqual(["2510.00002"]);
    expect(await denial(hidePaper(carol, { paperId: id, hidden: true, reason: REASON }))).toBe("decided");
    await hidePaper(carol, { paperId: id, hidden: false });
    expect(await day()).toEqual([id, "2510.00002"]);
  });
});

describe("links that a curator set", () => {
  it("stay, whatever a source says, also where they were taken away", async () => {
    const id = await paper("2510.00001", DAY, {
      codeUrl: "https://github.com/wrong/one",
      codeStars: 5,
      projectUrl: "https://wrong.example",
    });
    await editLinks(carol, { paperId: id, codeUrl: "https://github.com/right/one", projectUrl: "" });
    await upsertPapers([told(id, { codeUrl: "https://github.com/wrong/one", projectUrl: "https://wrong.example" })]);
    expect(await getPaper(id)).toMatchObject({ codeUrl: "https://github.com/right/one", codeStars: null, projectUrl: null });
    for (const link of ["javascript:alert(1)", "x", "ftp://example.org"])
      expect(await denial(editLinks(carol, { paperId: id, codeUrl: link }))).toBe("link");
  });
});

describe("a duplicate", () => {
  it("becomes part of the other paper: one vote a person, all comments and days; and stays so", async () => {
    const bob = await member("bob");
    const [twin, main] = [await paper("2510.00002", "2025-10-28"), await paper("2510.00001")];
    for (const who of [ada, bob]) await upvote(who, twin, true);
    await upvote(ada, main, true);
    await writeComment(ada, { paperId: twin, parentId: null, body: "Said there" });
    await mergePapers(carol, { paperId: twin, into: main, reason: REASON });
    expect(await getPaper(main)).toMatchObject({ upvotes: 2, comments: 1, days: [DAY, "2025-10-28"] });
    expect((await threadsOf(main)).map(({ html }) => html)).toEqual(["<p>Said there</p>"]);
    expect([await getPaper(twin), await mergedInto(twin)]).toEqual([null, main]);
    expect(await upsertPapers([told(twin)])).toMatchObject({ new: 0, unchanged: 1 });
    expect(await getPaper(twin)).toBeNull();
    const third = await paper("2510.00003");
    await mergePapers(carol, { paperId: main, into: third, reason: REASON });
    expect([await mergedInto(twin), await mergedInto(main)]).toEqual([third, third]);
    expect((await getPaper(third))?.upvotes).toBe(2);
  });

  it("needs another paper, and a reason", async () => {
    const id = await paper("2510.00001");
    expect(await denial(mergePapers(carol, { paperId: id, into: id, reason: REASON }))).toBe("merge");
    expect(await denial(mergePapers(carol, { paperId: id, into: "2510.99999", reason: REASON }))).toBe("merge");
    expect(await denial(mergePapers(carol, { paperId: id, into: await paper("2510.00002") }))).toBe("reason");
    expect(await db().paper.count()).toBe(2);
  });

  it("is merged once where two do it crosswise at once", async () => {
    const [a, b] = [await paper("2510.00001"), await paper("2510.00002")];
    const both = [
      mergePapers(carol, { paperId: a, into: b, reason: REASON }),
      mergePapers(carol, { paperId: b, into: a, reason: REASON }),
    ];
    const outcomes = await Promise.all(both.map(denial));
    expect(outcomes.filter((outcome) => outcome === "allowed")).toHaveLength(1);
    expect(await db().paper.count()).toBe(1);
  });
});

describe("a person", () => {
  it("who is blocked is signed out and cannot act; their words and votes go where that is wanted", async () => {
    const id = await paper("2510.00001");
    await upvote(ada, id, true);
    await writeComment(ada, { paperId: id, parentId: null, body: "Spam" });
    await db().session.create({ data: { userId: ada.id, token: "t", expiresAt: new Date(Date.now() + 1e6) } });
    await blockPerson(carol, { username: "@ada", reason: REASON, blocked: true, purge: false });
    expect([await db().session.count(), await memberById(ada.id)]).toEqual([0, null]);
    expect(await getPaper(id)).toMatchObject({ upvotes: 1, comments: 1 });
    await blockPerson(carol, { username: "ada", reason: REASON, blocked: true, purge: true });
    expect(await getPaper(id)).toMatchObject({ upvotes: 0, comments: 0 });
    await blockPerson(carol, { username: "ada", blocked: false, purge: false });
    expect(await memberById(ada.id)).toMatchObject({ username: "ada" });
  });

  it("becomes a curator by an administrator, and not by a curator", async () => {
    expect(await denial(appoint(carol, { username: "ada", role: "curator" }))).toBe("admin");
    await appoint(await member("root", "admin"), { username: "ada", role: "curator" });
    expect((await memberById(ada.id))?.role).toBe("curator");
  });
});

describe("reports", () => {
  it("come to the same queue, once a person, and are closed", async () => {
    const id = await paper("2510.00001");
    await report(ada, { paperId: id }, "A duplicate");
    await report(ada, { paperId: id }, "A duplicate, I say");
    const comment = (await writeComment(ada, { paperId: id, parentId: null, body: "Words" })).id;
    await report(await member("bob"), { commentId: comment }, "Rude");
    const { reports } = await readQueue(carol);
    expect(reports.map(({ reason, member: by }) => [reason, by.username])).toEqual([
      ["A duplicate", "ada"],
      ["Rude", "bob"],
    ]);
    await closeReport(carol, { id: reports[0]?.id as string, reason: "Merged" });
    expect((await readQueue(carol)).reports).toHaveLength(1);
    expect(await denial(closeReport(carol, { id: reports[0]?.id as string }))).toBe("decided");
    expect(await denial(report(ada, { paperId: id }, ""))).toBe("reason");
  });
});

describe("the log", () => {
  it("is read page by page, the newest first, and outlives who is in it", async () => {
    const id = await paper("2510.00001");
    for (let n = 0; n < 60; n++)
      await pinPaper(carol, { paperId: id, day: DAY, pinned: n % 2 === 0, reason: `Turn ${n}` }, NOW);
    const first = await readLog(carol);
    expect(first.entries[0]).toMatchObject({ reason: "Turn 59", curator: "carol" });
    const second = await readLog(carol, { before: first.next as bigint });
    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 10, null]);
    await db().member.delete({ where: { id: carol.id } });
    expect(await db().moderation.count({ where: { curator: "carol" } })).toBe(60);
  });
});
