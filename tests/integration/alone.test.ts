import { channel } from "node:diagnostics_channel";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { alone } from "@/lib/db/alone";
import { AWAY } from "@/lib/db/away.mjs";
import { db } from "@/lib/db/client";
import { testDatabase } from "../support/database";
import { network } from "../support/network";
import { silentServer } from "../support/smtp";

const { url } = testDatabase();
const PATIENCE = { timeout: 30_000, interval: 50 };
let before: string | undefined;

const databaseAt = (port: number | string) => {
  const address = new URL(url());
  address.port = String(port);
  process.env.DATABASE_URL = address.href;
};
beforeEach(() => {
  before = process.env.DATABASE_URL;
});
afterEach(() => {
  process.env.DATABASE_URL = before;
});

const waitingLocks = async () =>
  (
    await db().$queryRaw<unknown[]>`
      SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
      WHERE locktype = 'advisory' AND NOT granted AND datname = current_database()`
  ).length;

describe("work that one process does at a time", () => {
  it("is done by one after the other", async () => {
    let atWork = 0;
    const found = await Promise.all(
      Array.from({ length: 8 }, () =>
        alone("counting", async () => {
          const others = atWork++;
          await new Promise((done) => setTimeout(done, 5));
          atWork--;
          return others;
        }),
      ),
    );
    expect(found).toEqual(Array(8).fill(0));
  });

  it("is given up where a database takes the connection and says nothing", async () => {
    const silent = await silentServer();
    databaseAt(new URL(silent.url).port);
    await expect(alone("silence", async () => {})).rejects.toThrow("timeout");
    silent.close();
  });

  it("is no longer waited for once the database is known to be away", async () => {
    const between = await network({ host: "127.0.0.1", port: Number(new URL(url()).port) });
    await waitingLocks(); // from here on over the connection that is not cut
    let release = () => {};
    let isHeld = false;
    const holding = alone("cut", () => {
      isHeld = true;
      return new Promise<void>((done) => {
        release = done;
      });
    });
    await expect.poll(() => isHeld, PATIENCE).toBe(true);
    databaseAt(between.port);
    const waiting = alone("cut", async () => {}).then(
      () => "done",
      () => "given up",
    );
    await expect.poll(waitingLocks, PATIENCE).toBe(1);
    between.set("silent");
    channel(AWAY).publish(null);
    expect(await waiting).toBe("given up");
    release();
    await holding;
    between.close();
  });
});
