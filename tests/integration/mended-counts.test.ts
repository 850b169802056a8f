import { cp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { expect, inject, it } from "vitest";
import { connect } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { miscounted } from "../support/counters";
import { temporaryFolder } from "../support/folder";

it("an update mends counts, ranks and days that went wrong before", async () => {
  const folder = await temporaryFolder();
  await cp("prisma", join(folder.path, "prisma"), { recursive: true, filter: (path) => !path.includes("sample") });
  const migrations = join(folder.path, "prisma/migrations");
  for (const name of await readdir(migrations))
    if (name >= "20261126130000" && !name.endsWith(".toml")) await rm(join(migrations, name), { recursive: true });
  const server = inject("postgres");
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query("CREATE DATABASE mended_counts");
  await admin.end();
  const url = server.replace(/\/postgres$/, "/mended_counts");
  await migrate(url, folder.path);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    INSERT INTO member (id, email, name, username) VALUES ('00000000-0000-4000-8000-000000000001', 'a@example.org', 'Ada', 'ada');
    INSERT INTO paper (id, title, abstract, authors) SELECT 'p' || n, 'Title ' || n, 'A', '{}' FROM generate_series(1, 4) n;
    INSERT INTO feature (day, paper_id, rank, title_key, pinned) SELECT date '2025-10-29', 'p' || n, 0, '', n = 1 FROM generate_series(1, 4) n;
    INSERT INTO upvote (paper_id, member_id) SELECT 'p' || n, '00000000-0000-4000-8000-000000000001' FROM generate_series(1, 3) n;
    INSERT INTO comment (id, paper_id, body) VALUES ('00000000-0000-4000-8000-000000000002', 'p1', 'Words');
    UPDATE paper SET member_upvotes = 7, member_comments = 5 WHERE id = 'p1';
    UPDATE paper SET featured_on = '2025-01-01', hidden = (id = 'p4') WHERE id IN ('p2', 'p4');
    UPDATE comment SET upvotes = 3;
    UPDATE feature SET rank = 0, day_rank = -9, title_key = 'stale' WHERE paper_id = 'p3';`);
  await client.end();
  const database = connect(url);
  Object.assign(globalThis, { dailyPapersDb: database });
  expect((await miscounted()).length).toBeGreaterThan(7);
  await migrate(url);
  expect(await miscounted()).toEqual([]);
  await database.$disconnect();
  await folder.remove();
});
