import { beforeEach, expect, it } from "vitest";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { upvote } from "@/lib/votes/upvote";
import { editLinks, featurePaper, hidePaper, pinPaper } from "../support/curator";
import { testDatabase } from "../support/database";
import { member, nobodyAndNothing } from "../support/members";
import { migratedBefore } from "../support/migrated-before";

const { url } = testDatabase();
const ID = "2510.00001";
const LONG_AGO = new Date("2025-01-01T00:00:00Z");
const record = (more = {}) =>
  paperRecord({ source: "hugging-face", id: ID, title: "A title", abstract: "What it says.", day: "2025-10-29", ...more });

beforeEach(async () => {
  await nobodyAndNothing();
  await upsertPapers([record()]);
  await db().$executeRaw`UPDATE paper SET updated_at = ${LONG_AGO}`;
});

/** Whether some work counts as a change of what the paper says. */
async function updates(work: () => Promise<unknown>): Promise<boolean> {
  await work();
  return (await db().paper.findUniqueOrThrow({ where: { id: ID } })).updatedAt > LONG_AGO;
}

it("votes, comments, stars and days do not make a paper an updated one", async () => {
  const [ada, carol] = [await member("ada"), await member("carol", "curator")];
  expect(await updates(() => upvote(ada, ID, true))).toBe(false);
  expect(await updates(() => writeComment(ada, { paperId: ID, parentId: null, body: "Good" }))).toBe(false);
  expect(await updates(() => upsertPapers([record({ upvotes: 99, comments: 5, codeStars: 7 })]))).toBe(false);
  expect(await updates(() => featurePaper(carol, { paperId: ID, day: "2025-10-30" }))).toBe(false);
  expect(await updates(() => pinPaper(carol, { paperId: ID, day: "2025-10-29", pinned: true, reason: "Good" }))).toBe(false);
});

it("the same from a source once more is no update, and something else is", async () => {
  expect(await updates(() => upsertPapers([record()]))).toBe(false);
  expect(await updates(() => upsertPapers([record({ title: "Another title" })]))).toBe(true);
});

it.each([
  ["its links", (carol) => editLinks(carol, { paperId: ID, codeUrl: "https://github.com/a/b" })],
  ["whether it is shown", (carol) => hidePaper(carol, { paperId: ID, hidden: true, reason: "Withdrawn" })],
] satisfies [string, (carol: Awaited<ReturnType<typeof member>>) => Promise<unknown>][])(
  "a curator who changes %s updates it",
  async (_, change) => {
    const carol = await member("carol", "curator");
    expect(await updates(() => change(carol))).toBe(true);
  },
);

it("papers that were there before count as updated when they came", async () => {
  const { client, update } = await migratedBefore("20261127050000", url());
  await client.query(
    "INSERT INTO paper (id, title, abstract, authors, created_at) VALUES ('p', 't', 'a', '{}', '2025-01-01Z')",
  );
  await update();
  expect((await client.query("SELECT updated_at FROM paper")).rows).toEqual([{ updated_at: LONG_AGO }]);
});
