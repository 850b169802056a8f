import { AsyncLocalStorage } from "node:async_hooks";
import { PrismaPg } from "@prisma/adapter-pg";
import { UserError } from "../errors";
import { Connection } from "./connection";
import { PrismaClient } from "./generated/client";

/** The database, for single queries. What belongs together goes through `transaction` of lib/db/transaction.ts. */
export type Db = Omit<PrismaClient, "$transaction">;

/** A client of its own for `databaseUrl`; call `$disconnect()` when done. */
export function connect(databaseUrl: string): PrismaClient {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 10_000, Client: Connection }),
  });
}

// A module may be loaded twice in one process, as Next bundles it; these are there once.
const shared = globalThis as { dailyPapersDb?: PrismaClient; dailyPapersInTransaction?: AsyncLocalStorage<true> };

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
