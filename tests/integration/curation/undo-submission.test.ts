import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { undo } from "@/lib/curation/undo";
import { db } from "@/lib/db/client";
import { decideSubmission, mergePapers } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";
import { somebodyWaitsFor } from "../../support/waiting";

const { url } = testDatabase();
const paperId = "a-handbook";
const described = { title: "A handbook", authors: ["Ada"], abstract: "What it says.", url: "https://example.org/a" };
let carol: Member;
let ada: Member;
let bob: Member;
let entry: bigint;
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  ada = await member("ada");
  bob = await member("bob");
  const { id } = await db().submission.create({ data: { memberId: ada.id, ...described } });
  entry = await decideSubmission(carol, { id, approve: true });
});

/** What may hang on a paper, by the table that holds it. */
const HANGS: Record<string, () => Promise<unknown>> = {
  claim: () => db().claim.create({ data: { paperId, memberId: bob.id, author: "Ada" } }),
  claim_revocation: () => db().claimRevocation.create({ data: { paperId, memberId: bob.id, author: "Ada" } }),
  comment: () => db().comment.create({ data: { paperId, memberId: bob.id, body: "Words" } }),
  feature: () =>
    db().$executeRaw`INSERT INTO feature (day, paper_id, rank, title_key) VALUES ('2025-10-29', ${paperId}, 0, '')`,
  mute: () => db().mute.create({ data: { paperId, memberId: bob.id } }),
  paper_alias: () => db().paperAlias.create({ data: { paperId, id: "another-handbook" } }),
  removed_feature: () => db().removedFeature.create({ data: { paperId, day: new Date("2025-10-29") } }),
  report: () => db().report.create({ data: { paperId, memberId: bob.id, reason: "A duplicate", state: "closed" } }),
  submission: () => db().submission.create({ data: { memberId: ada.id, ...described, paperId, state: "approved" } }),
  upvote: () => db().upvote.create({ data: { paperId, memberId: bob.id } }),
};
/** What the site keeps for itself of each paper, and makes again. */
const KEPT_BY_TRIGGERS = ["arxiv_check"];

describe("the approval of a submission", () => {
  it.each(Object.keys(HANGS))("is not undone once its paper has a row of %s", async (table) => {
    await HANGS[table]?.();
    expect(await denial(undo(carol, entry))).toBe("used");
    expect(await db().paper.count({ where: { id: paperId } })).toBe(1);
    expect(await db().submission.count({ where: { paperId, state: "approved" } })).toBeGreaterThan(0);
  });

  it("looks at every table that refers to papers", async () => {
    const tables = await db().$queryRaw<{ name: string }[]>`
      SELECT DISTINCT conrelid::regclass::text AS name FROM pg_constraint WHERE contype = 'f' AND confrelid = 'paper'::regclass`;
    expect(tables.map(({ name }) => name).sort()).toEqual([...Object.keys(HANGS), ...KEPT_BY_TRIGGERS].sort());
  });

  it("is not undone once its member put it on another day", async () => {
    await db().$executeRaw`
      INSERT INTO feature (day, paper_id, rank, title_key, member_id) VALUES ('2025-10-29', ${paperId}, 0, '', ${ada.id}::uuid)`;
    expect(await denial(undo(carol, entry))).toBe("used");
  });

  it("takes along no paper that was merged into its own, which can be had back", async () => {
    await paper("2510.00001");
    const merge = await mergePapers(carol, { paperId: "2510.00001", into: paperId, reason: "The same" });
    expect(await denial(undo(carol, entry))).toMatch(/used|since/);
    await undo(carol, merge);
    expect(await db().paper.count()).toBe(2);
    await undo(carol, entry);
    expect(await db().paper.findMany({ select: { id: true } })).toEqual([{ id: "2510.00001" }]);
  });

  it("waits for whoever writes to its paper at that moment", async () => {
    const reader = new pg.Client({ connectionString: url() });
    await reader.connect();
    await reader.query("BEGIN");
    await reader.query("INSERT INTO mute (paper_id, member_id) VALUES ($1, $2)", [paperId, bob.id]);
    const undone = denial(undo(carol, entry));
    await somebodyWaitsFor(reader);
    await reader.query("COMMIT");
    await reader.end();
    expect(await undone).toBe("used");
    expect(await db().mute.count()).toBe(1);
  });
});
