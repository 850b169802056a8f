import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { connect, type Db, db } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";

/** Gives the tests of a file a migrated database of their own, which `db()` leads to. */
export function testDatabase(): { db: () => Db; url: () => string } {
  const name = `test_${randomBytes(6).toString("hex")}`;
  let url = "";
  beforeAll(async () => {
    const server = inject("postgres");
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(`CREATE DATABASE ${name}`);
    await admin.end();
    url = server.replace(/\/postgres$/, `/${name}`);
    await migrate(url);
    process.env.DATABASE_URL = url;
    Object.assign(globalThis, { dailyPapersDb: connect(url) });
  });
  afterAll(() => db().$disconnect());
  return { db, url: () => url };
}
