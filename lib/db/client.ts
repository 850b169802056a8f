import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { UserError } from "../errors";
import { Connection } from "./connection";
import { PrismaClient } from "./generated/client";

/** The database, for single queries. What belongs together goes through `transaction` of lib/db/transaction.ts. */
export type Db = Omit<PrismaClient, "$transaction">;

/** A client of its own for `databaseUrl`, within these limits; call `$disconnect()` when done. */
export function connect(databaseUrl: string, limits: pg.PoolConfig = {}): PrismaClient {
  const usual = { connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 10_000, Client: Connection };
  const pool = new pg.Pool({ ...usual, ...limits });
  pool.on("error", () => {}); // a connection that nobody used has ended; the next who asks gets another
  const made = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true }) });
  poolsOf().set(made, pool);
  return made;
}

/** How many connections this process has to the database, how many of them nobody uses, and how many wait for one. */
export function poolNow(): { total: number; idle: number; waiting: number } {
  const pool = shared.dailyPapersDb && poolsOf().get(shared.dailyPapersDb);
  return { total: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

// A module may be loaded twice in one process, as Next bundles it; these are there once.
const shared = globalThis as {
  dailyPapersDb?: PrismaClient;
  dailyPapersPools?: WeakMap<PrismaClient, pg.Pool>;
  dailyPapersInTransaction?: AsyncLocalStorage<true>;
};

function poolsOf(): WeakMap<PrismaClient, pg.Pool> {
  shared.dailyPapersPools ??= new WeakMap();
  return shared.dailyPapersPools;
}

/** Knows whether the code that runs was called by the work of a transaction. */
export function inTransaction(): AsyncLocalStorage<true> {
  shared.dailyPapersInTransaction ??= new AsyncLocalStorage();
  return shared.dailyPapersInTransaction;
}

/**
 * The address of the database, which `npm start` sets.
 * @throws UserError where nothing has
 */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new UserError("DATABASE_URL is not set: start the app with npm start.");
  return url;
}

/** The client of this process, whole. Only lib/db and libraries that want all of Prisma take it; everything else calls `db`. */
export function client(): PrismaClient {
  shared.dailyPapersDb ??= connect(databaseUrl());
  return shared.dailyPapersDb;
}

/**
 * The database of this process, made at first use from DATABASE_URL.
 * @throws Error within a transaction: the query would want a second connection while the first is held, and as many of these at
 *   once as the pool has connections wait for each other until they fail. Functions that are called there take the transaction.
 */
export function db(): Db {
  if (inTransaction().getStore()) throw new Error("db() was called within a transaction: hand the transaction on instead.");
  return client();
}
