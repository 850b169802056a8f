import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { PAPER_LISTS, type PaperList, readPaperList } from "@/lib/curation/paper-lists";
import { undo } from "@/lib/curation/undo";
import type { Cursor } from "@/lib/cursor";
import { db } from "@/lib/db/client";
import { hidePaper, mergePapers, pinPaper, unfeaturePaper } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();

const REASON = "A reason of the tests";
const DAY = "2025-10-29";
let curator: Member;
const idsOf = async (list: PaperList) => (await readPaperList(curator, list)).papers.map(({ was }) => was);
const only = async (list: PaperList) => {
  const { papers } = await readPaperList(curator, list);
  expect(papers).toHaveLength(1);
  return papers[0] as (typeof papers)[number];
};

beforeEach(async () => {
  await nobodyAndNothing();
  curator = await member("carl", "curator");
  for (const n of [1, 2, 3]) await paper(`2510.0000${n}`);
});

it.each(PAPER_LISTS)("%s is empty at first, and for curators", async (list) => {
  expect(await readPaperList(curator, list)).toEqual({ papers: [], next: null });
  expect(await denial(readPaperList(null, list))).toBe("signed-out");
  expect(await denial(readPaperList(await member("paul"), list))).toBe("role");
});

describe("a paper", () => {
  it("that is hidden is listed with who did it, when and why, until it is shown again", async () => {
    await hidePaper(curator, { paperId: "2510.00001", hidden: true, reason: REASON });
    const { title, by, day } = await only("hidden");
    expect({ title, day, ...by }).toMatchObject({ title: "Paper 2510.00001", day: null, curator: "carl", reason: REASON });
    expect(by?.at).toBeInstanceOf(Date);
    await hidePaper(curator, { paperId: "2510.00001", hidden: false });
    expect(await idsOf("hidden")).toEqual([]);
  });

  it("that was hidden twice is told with the last time", async () => {
    await hidePaper(curator, { paperId: "2510.00001", hidden: true, reason: REASON });
    await hidePaper(curator, { paperId: "2510.00001", hidden: false });
    await hidePaper(curator, { paperId: "2510.00001", hidden: true, reason: "Again" });
    expect((await only("hidden")).by?.reason).toBe("Again");
  });

  it("that nobody hid by a form is listed too, after the others", async () => {
    await db().paper.update({ where: { id: "2510.00002" }, data: { hidden: true } });
    await hidePaper(curator, { paperId: "2510.00001", hidden: true, reason: REASON });
    const { papers } = await readPaperList(curator, "hidden");
    expect(papers.map(({ was, by }) => [was, by?.curator])).toEqual([
      ["2510.00001", "carl"],
      ["2510.00002", undefined],
    ]);
  });

  it("that was merged is listed by its title of then, and the merge can be undone", async () => {
    const entry = await mergePapers(curator, { paperId: "2510.00001", into: "2510.00002", reason: REASON });
    expect(await only("merged")).toMatchObject({
      id: "2510.00002",
      was: "2510.00001",
      titleThen: "Paper 2510.00001",
      undo: entry,
      by: { curator: "carl", reason: REASON },
    });
    await undo(curator, entry);
    expect(await idsOf("merged")).toEqual([]);
  });

  it("that was merged into one that was merged in turn cannot be undone first", async () => {
    await mergePapers(curator, { paperId: "2510.00001", into: "2510.00002", reason: REASON });
    const last = await mergePapers(curator, { paperId: "2510.00002", into: "2510.00003", reason: REASON });
    const { papers } = await readPaperList(curator, "merged");
    expect(papers.map(({ was, undo: entry }) => [was, entry])).toEqual([
      ["2510.00002", last],
      ["2510.00001", null],
    ]);
  });

  it("that is pinned is listed with its day", async () => {
    await pinPaper(curator, { paperId: "2510.00001", day: DAY, pinned: true });
    expect(await only("pinned")).toMatchObject({ was: "2510.00001", day: DAY, by: { curator: "carl", reason: null } });
    await pinPaper(curator, { paperId: "2510.00001", day: DAY, pinned: false });
    expect(await idsOf("pinned")).toEqual([]);
  });

  it("that was removed from a day is listed, and comes back by undoing it; one that is hidden is not", async () => {
    await hidePaper(curator, { paperId: "2510.00002", hidden: true, reason: REASON });
    const entry = await unfeaturePaper(curator, { paperId: "2510.00001", day: DAY, reason: REASON });
    expect(await only("removed")).toMatchObject({ was: "2510.00001", day: DAY, undo: entry, by: { reason: REASON } });
    await undo(curator, entry);
    expect(await idsOf("removed")).toEqual([]);
  });

  it("that was removed from two days is listed with each, and its own reason", async () => {
    await db().$executeRaw`INSERT INTO feature (day, paper_id, rank, title_key) VALUES ('2025-10-28', '2510.00001', 0, '')`;
    await unfeaturePaper(curator, { paperId: "2510.00001", day: DAY, reason: "First" });
    await unfeaturePaper(curator, { paperId: "2510.00001", day: "2025-10-28", reason: "Second" });
    const { papers } = await readPaperList(curator, "removed");
    expect(papers.map(({ day, by }) => [day, by?.reason])).toEqual([
      ["2025-10-28", "Second"],
      [DAY, "First"],
    ]);
  });
});

it.each(["hidden", "pinned"] as const)("%s has 30 papers a page, each on one of them, in one order", async (list) => {
  await db()
    .$executeRaw`INSERT INTO paper (id, title, abstract, authors) SELECT 'p-' || n, 'P', 'x', '{}' FROM generate_series(1, 70) n`;
  if (list === "hidden") await db().$executeRaw`UPDATE paper SET hidden = true WHERE id LIKE 'p-%'`;
  else
    await db().$executeRaw`INSERT INTO feature (day, paper_id, rank, title_key, pinned)
      SELECT date '2025-01-01' + (row_number() OVER ())::int / 9, id, 0, '', true FROM paper WHERE id LIKE 'p-%'`;
  // A half of them by the log, some at the same moment.
  await db().$executeRaw`INSERT INTO moderation (curator_id, curator, action, paper_id, details, created_at)
    SELECT ${curator.id}::uuid, 'carl', ${list === "hidden" ? "hide" : "pin"}, p.id, jsonb_build_object('day', f.day),
      timestamptz '2026-01-01' + (row_number() OVER () / 4) * interval '1 hour'
    FROM paper p LEFT JOIN feature f ON f.paper_id = p.id WHERE p.id LIKE 'p-%' LIMIT 35`;
  const pages: string[][] = [];
  for (let after: Cursor | undefined; ; ) {
    const { papers, next } = await readPaperList(curator, list, after);
    pages.push(papers.map(({ was }) => was));
    if (!next) break;
    after = next;
  }
  expect(pages.map(({ length }) => length)).toEqual([30, 30, 10]);
  expect(new Set(pages.flat()).size).toBe(70);
});
