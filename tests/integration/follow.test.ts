import { channel } from "node:diagnostics_channel";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AWAY } from "@/lib/db/away.mjs";
import { db } from "@/lib/db/client";
import { followDatabase } from "@/lib/db/follow";
import { testDatabase } from "../support/database";
import { network } from "../support/network";

const { url } = testDatabase();

let between: Awaited<ReturnType<typeof network>>;
let told: string[] = [];
let end = async () => {};
const through = () => {
  const address = new URL(url());
  address.port = String(between.port);
  return address.href;
};
const times = (what: string) => told.filter((word) => word === what).length;

beforeEach(async () => {
  between = await network({ host: "127.0.0.1", port: Number(new URL(url()).port) });
  told = [];
  end = followDatabase(through(), {
    changed: () => told.push("changed"),
    away: () => told.push("away"),
    back: () => told.push("back"),
    revive: async () => {
      told.push("revive");
    },
  });
  await expect.poll(listeners).toBe(1);
  await expect.poll(() => told).toEqual(["changed"]); // it may have before
  told = [];
});
afterEach(async () => {
  await end();
  between.close();
});

async function admin(sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}
const LISTENERS = "FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^(LISTEN|SELECT 1$)'";
const listeners = async () => (await admin(`SELECT pid ${LISTENERS} AND pid <> pg_backend_pid()`)).rowCount;

describe("a database that is followed", () => {
  it("is heard", async () => {
    await admin("NOTIFY papers_changed");
    await expect.poll(() => told).toEqual(["changed"]);
  });

  it("is heard again after its connection was ended, and counts as changed, not as away", async () => {
    await admin(`SELECT pg_terminate_backend(pid) ${LISTENERS} AND pid <> pg_backend_pid()`);
    await expect.poll(() => told).toEqual(["changed"]);
    await admin("NOTIFY papers_changed");
    await expect.poll(() => told).toEqual(["changed", "changed"]);
  });

  it.each(["silent", "refused"] as const)("is away once while it is %s, and back and changed once afterwards", async (cut) => {
    between.set(cut);
    await expect.poll(() => times("revive")).toBeGreaterThan(1);
    expect([times("away"), times("back")]).toEqual([1, 0]);
    between.set("open");
    await expect.poll(() => told.slice(-2)).toEqual(["back", "changed"]);
    expect([times("away"), times("back"), times("changed")]).toEqual([1, 1, 1]);
    await admin("NOTIFY papers_changed");
    await expect.poll(() => times("changed")).toBe(2);
  });
});

it("queries that wait for a server that has vanished fail once it is known to be away, and the next ones reach it again", async () => {
  const direct = db();
  const shared = globalThis as { dailyPapersDb?: unknown };
  const before = process.env.DATABASE_URL;
  shared.dailyPapersDb = undefined;
  process.env.DATABASE_URL = through();
  try {
    await Promise.all(Array.from({ length: 20 }, () => db().paper.count()));
    between.set("silent");
    const waiting = Promise.allSettled(Array.from({ length: 5 }, () => db().paper.count()));
    await expect.poll(() => times("away")).toBe(1);
    channel(AWAY).publish(null);
    expect(new Set((await waiting).map(({ status }) => status))).toEqual(new Set(["rejected"]));
    between.set("open");
    await expect.poll(() => db().paper.count()).toBe(0);
    await db().$disconnect();
  } finally {
    shared.dailyPapersDb = direct;
    process.env.DATABASE_URL = before;
  }
});
