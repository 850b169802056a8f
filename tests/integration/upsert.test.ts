import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { type PaperRecord, paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { mergedInto } from "@/lib/papers/paper";
import { featurePaper, mergePapers } from "../support/curator";
import { testDatabase } from "../support/database";
import { member, nobodyAndNothing, paper } from "../support/members";
import { somebodyWaitsFor } from "../support/waiting";

const { url } = testDatabase();
beforeEach(nobodyAndNothing);

const idOf = (n: number) => `2510.${String(n).padStart(5, "0")}`;
const record = (n: number, more: Partial<PaperRecord> = {}) =>
  paperRecord({
    source: "hugging-face",
    id: idOf(n),
    title: `Paper ${n}`,
    abstract: "What it says.",
    day: "2025-10-29",
    ...more,
  });
const numbers = Array.from({ length: 60 }, (_, n) => n);

describe("batches that overlap, written at once", () => {
  it("wait for each other instead of locking up, new papers and known ones", async () => {
    for (let round = 0; round < 6; round++) {
      const batches = Array.from({ length: 6 }, (_, which) => {
        const order = which % 2 ? numbers : numbers.toReversed();
        return upsertPapers(
          order.map((n) => record(n, { upvotes: round * 10 + which, title: `Paper ${n} in round ${round} of ${which}` })),
        );
      });
      await Promise.all(batches);
    }
    expect(await db().feature.count()).toBe(60);
    const stale = await db().$queryRaw`SELECT FROM feature f JOIN paper p ON p.id = f.paper_id WHERE f.rank <> -p.upvotes`;
    expect(stale).toEqual([]);
  });

  it("do not bring back a paper that a curator is merging meanwhile", async () => {
    const carol = await member("carol", "curator");
    for (let n = 0; n < 10; n++) {
      await upsertPapers([record(n), record(n + 100)]);
      await Promise.all([
        mergePapers(carol, { paperId: idOf(n), into: idOf(n + 100), reason: "The same" }),
        ...Array.from({ length: 4 }, (_, m) => upsertPapers([record(n, { upvotes: 50 + m })])),
      ]);
      expect(await db().paper.findUnique({ where: { id: idOf(n) } }), `paper ${n}`).toBeNull();
    }
  });

  it("wait for a merge that holds the paper, and then leave it merged", async () => {
    await upsertPapers([record(1), record(2)]);
    const merge = new pg.Client({ connectionString: url() });
    await merge.connect();
    await merge.query("BEGIN");
    await merge.query("SELECT FROM paper WHERE id IN ($1, $2) ORDER BY id FOR UPDATE", [idOf(1), idOf(2)]);
    const written = upsertPapers([record(1, { upvotes: 9 })]);
    await somebodyWaitsFor(merge);
    await merge.query("DELETE FROM paper WHERE id = $1", [idOf(1)]);
    await merge.query("INSERT INTO paper_alias (id, paper_id) VALUES ($1, $2)", [idOf(1), idOf(2)]);
    await merge.query("COMMIT");
    await merge.end();
    expect(await written).toMatchObject({ new: 0, updated: 0, unchanged: 1 });
    expect(await db().paper.count()).toBe(1);
  });
});

describe("a sample paper that a real record replaces by its title", () => {
  it("keeps the votes, the discussion, the claims and the day that members gave it, and its address", async () => {
    const ada = await member("ada");
    const carol = await member("carol", "curator");
    await paper("weighted-matching", "2025-12-15", { sample: true, title: "Weighted Matching", sourceComments: 7 });
    await featurePaper(carol, { paperId: "weighted-matching", day: "2025-10-28" });
    await db().upvote.create({ data: { paperId: "weighted-matching", memberId: ada.id } });
    const comments = ["Kept", "Deleted"].map((body) => ({ paperId: "weighted-matching", memberId: ada.id, body }));
    await db().comment.createMany({ data: comments });
    await db().comment.updateMany({ where: { body: "Deleted" }, data: { deletedAt: new Date(), deletedBy: "author" } });
    await db().claim.create({ data: { paperId: "weighted-matching", memberId: ada.id, author: "Ada Lovelace" } });
    await db().mute.create({ data: { paperId: "weighted-matching", memberId: carol.id } });

    await upsertPapers([record(1, { title: "Weighted Matching", upvotes: 10 })]);
    expect(await db().paper.findMany()).toMatchObject([
      { id: idOf(1), sample: false, upvotes: 11, comments: 1, memberComments: 1, abstract: "What it says." },
    ]);
    expect(await db().comment.count({ where: { paperId: idOf(1) } })).toBe(2);
    expect(await db().claim.count({ where: { paperId: idOf(1) } })).toBe(1);
    expect(await db().mute.count({ where: { paperId: idOf(1) } })).toBe(1);
    const days = (await db().feature.findMany({ orderBy: { day: "asc" } })).map(({ day }) => day);
    expect(days).toEqual([new Date("2025-10-28"), new Date("2025-10-29")]);
    expect(await mergedInto("weighted-matching")).toBe(idOf(1));
  });

  it("may be voted for in the same moment", async () => {
    const members = await Promise.all(Array.from({ length: 8 }, (_, n) => member(`member-${n}`)));
    for (let round = 0; round < 10; round++) {
      const slug = `sample-${round}`;
      await paper(slug, "2025-12-15", { sample: true, title: `Sample ${round}` });
      const votes = members.map(({ id }) =>
        // A vote for an address that the paper no longer has is refused; what else goes wrong is not.
        db()
          .upvote.create({ data: { paperId: slug, memberId: id } })
          .then(
            () => 1,
            (error) => {
              expect(error.code).toBe("P2003");
              return 0;
            },
          ),
      );
      const [counted] = await Promise.all([Promise.all(votes), upsertPapers([record(round, { title: `Sample ${round}` })])]);
      const upvotes = counted.reduce((sum: number, vote) => sum + vote, 0);
      expect(await db().paper.findUnique({ where: { id: idOf(round) } })).toMatchObject({ sample: false, upvotes });
    }
  });

  it("becomes one of two papers with that title", async () => {
    await paper("weighted-matching", "2025-12-15", { sample: true, title: "Weighted Matching" });
    const both = [record(1, { title: "Weighted Matching" }), record(2, { title: "Weighted matching!" })];
    await upsertPapers(both);
    expect(await db().paper.count({ where: { sample: false } })).toBe(2);
    expect(await db().paper.count()).toBe(2);
  });
});

describe("arXiv and Hugging Face", () => {
  const arxiv = (version: number, more: Partial<PaperRecord> = {}) =>
    record(1, {
      source: "arxiv",
      day: null,
      version,
      title: `Title of v${version}`,
      abstract: `Abstract of v${version}`,
      ...more,
    });

  it("do not undo each other's words at every visit", async () => {
    const theirs = record(1, { codeUrl: "https://github.com/lab/code", publishedAt: new Date("2025-10-01T00:00:00Z") });
    const ours = arxiv(1, { codeUrl: "https://github.com/other/baseline", publishedAt: new Date("2025-10-01T17:59:59Z") });
    await upsertPapers([theirs]);
    await upsertPapers([ours]);
    expect(await upsertPapers([theirs])).toMatchObject({ updated: 0 });
    expect(await upsertPapers([ours])).toMatchObject({ updated: 0 });
    expect(await db().paper.findFirst()).toMatchObject({
      codeUrl: "https://github.com/lab/code",
      publishedAt: new Date("2025-10-01T17:59:59Z"),
    });
  });

  it("bring a new version with all it says, and what it no longer says", async () => {
    await upsertPapers([arxiv(1, { comment: "Accepted somewhere", authors: ["Ada", "Alan"] })]);
    await upsertPapers([arxiv(2, { comment: "This paper has been withdrawn", authors: ["Ada"], authorCount: 1 })]);
    const second = {
      title: "Title of v2",
      version: 2,
      comment: "This paper has been withdrawn",
      authors: ["Ada"],
      authorCount: 1,
    };
    expect(await db().paper.findFirst()).toMatchObject(second);
    await upsertPapers([arxiv(3)]);
    expect(await db().paper.findFirst()).toMatchObject({ version: 3, comment: null });
  });

  it("do not bring back an older version, as an old file has it", async () => {
    await upsertPapers([arxiv(3, { comment: "Withdrawn" })]);
    expect(await upsertPapers([arxiv(2)])).toMatchObject({ updated: 0, unchanged: 1 });
    expect(await db().paper.findFirst()).toMatchObject({ title: "Title of v3", version: 3, comment: "Withdrawn" });
  });
});
