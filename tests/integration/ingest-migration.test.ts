import { expect, it } from "vitest";
import { testDatabase } from "../support/database";
import { migratedBefore } from "../support/migrated-before";

const { url } = testDatabase();

it("papers that were here before are due at arXiv: unknown ones at once, described ones within the time of their age", async () => {
  const { client, update } = await migratedBefore("20261126110000", url());
  await client.query(`
    INSERT INTO paper (id, title, abstract, authors, sample, published_at, arxiv_seen_at) VALUES
      ('2510.00001', 't', 'a', '{}', false, NULL, NULL),
      ('hep-th/9901001', 't', 'a', '{}', false, now() - interval '10 years', now()),
      ('2510.00002', 't', 'a', '{}', false, now() - interval '1 day', now()),
      ('2510.00003', 't', 'a', '{}', true, NULL, NULL),
      ('openreview/H1xSNiRcF7', 't', 'a', '{}', false, NULL, NULL), ('a-thesis', 't', 'a', '{}', false, NULL, NULL);
    INSERT INTO ingest_run (source, day, pending) VALUES ('arxiv', '2025-10-29', '{2510.00001}'), ('hugging-face', '2025-10-29', '{}')`);
  await update();
  const { rows } = await client.query(
    "SELECT paper_id, due_at <= now() AS now, due_at <= now() + interval '1 day' AS tomorrow, due_at <= now() + interval '180 days' AS later FROM arxiv_check ORDER BY 1",
  );
  expect(rows).toMatchObject([
    { paper_id: "2510.00001", now: true },
    { paper_id: "2510.00002", tomorrow: true },
    { paper_id: "hep-th/9901001", later: true },
  ]);
  expect((await client.query("SELECT source FROM ingest_run")).rows).toEqual([{ source: "hugging-face" }]);
});
