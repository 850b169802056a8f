import { cp, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { expect, it } from "vitest";
import { migrate } from "@/lib/db/migrate";
import { testDatabase } from "../support/database";
import { temporaryFolder } from "../support/folder";

const { db, url } = testDatabase();

it("papers that were here before are due at arXiv: unknown ones at once, described ones within the time of their age", async () => {
  const folder = await temporaryFolder();
  const migrations = join(folder.path, "prisma/migrations");
  await mkdir(migrations, { recursive: true });
  const before = (await readdir("prisma/migrations")).filter((name) => name < "20261126110000" || name.endsWith(".toml"));
  for (const name of before) await cp(join("prisma/migrations", name), join(migrations, name), { recursive: true });
  await cp("prisma/schema.prisma", join(folder.path, "prisma/schema.prisma"));
  await db().$executeRaw`CREATE DATABASE before_arxiv_checks`;
  const old = url().replace(/[^/]+$/, "before_arxiv_checks");
  await migrate(old, folder.path);
  const client = new pg.Client({ connectionString: old });
  await client.connect();
  await client.query(`
    INSERT INTO paper (id, title, abstract, authors, sample, published_at, arxiv_seen_at) VALUES
      ('2510.00001', 't', 'a', '{}', false, NULL, NULL),
      ('hep-th/9901001', 't', 'a', '{}', false, now() - interval '10 years', now()),
      ('2510.00002', 't', 'a', '{}', false, now() - interval '1 day', now()),
      ('2510.00003', 't', 'a', '{}', true, NULL, NULL),
      ('openreview/H1xSNiRcF7', 't', 'a', '{}', false, NULL, NULL), ('a-thesis', 't', 'a', '{}', false, NULL, NULL);
    INSERT INTO ingest_run (source, day, pending) VALUES ('arxiv', '2025-10-29', '{2510.00001}'), ('hugging-face', '2025-10-29', '{}')`);
  await migrate(old);
  const { rows } = await client.query(
    "SELECT paper_id, due_at <= now() AS now, due_at <= now() + interval '1 day' AS tomorrow, due_at <= now() + interval '180 days' AS later FROM arxiv_check ORDER BY 1",
  );
  expect(rows).toMatchObject([
    { paper_id: "2510.00001", now: true },
    { paper_id: "2510.00002", tomorrow: true },
    { paper_id: "hep-th/9901001", later: true },
  ]);
  expect((await client.query("SELECT source FROM ingest_run")).rows).toEqual([{ source: "hugging-face" }]);
  await client.end();
  await folder.remove();
});
