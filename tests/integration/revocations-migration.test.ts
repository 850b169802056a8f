import { expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { migratedBefore } from "../support/migrated-before";

const { url } = testDatabase();
const ADA = "00000000-0000-4000-8000-000000000001";

it("claims that were revoked before stay revoked, and days that a paper was taken off before count as mailed", async () => {
  const { client, update } = await migratedBefore("20261126170000", url());
  await client.query(`
    INSERT INTO member (id, email, name, username) VALUES ('${ADA}', 'a@example.org', 'Ada', 'ada');
    INSERT INTO paper (id, title, abstract, authors) SELECT 'p' || n, 't', 'a', '{Ada Lovelace}' FROM generate_series(1, 2) n;
    INSERT INTO claim (paper_id, member_id, author, state, revoked_at) VALUES
      ('p1', '${ADA}', 'Ada Lovelace', 'pending', '2026-11-01Z'), ('p2', '${ADA}', 'Ada Lovelace', 'refused', NULL);
    INSERT INTO removed_feature (day, paper_id) VALUES ('2026-11-01', 'p1')`);
  await update();
  const { rows } = await client.query("SELECT paper_id, author, member_id, revoked_at FROM claim_revocation");
  expect(rows).toEqual([
    { paper_id: "p1", author: "Ada Lovelace", member_id: ADA, revoked_at: new Date("2026-11-01T00:00:00Z") },
  ]);
  expect((await client.query("SELECT added_at FROM removed_feature")).rows).toEqual([{ added_at: expect.any(Date) }]);
});
