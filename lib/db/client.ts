import { PrismaPg } from "@prisma/adapter-pg";
import { UserError } from "../errors";
import { PrismaClient } from "./generated/client";

export type Db = PrismaClient;

/** A client of its own for `databaseUrl`; call `$disconnect()` when done. */
export function connect(databaseUrl: string): Db {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 10_000 }),
  });
}

const shared = globalThis as { dailyPapersDb?: Db };

/**
 * The address of the database, which `npm start` sets.
 * @throws UserError where nothing has
 */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL;
  if (!url) throw new UserError("DATABASE_URL is not set: start the app with npm start.");
  return url;
}

/** The client of this process, made at first use from DATABASE_URL, which `npm start` sets. */
export function db(): Db {
  shared.dailyPapersDb ??= connect(databaseUrl());
  return shared.dailyPapersDb;
}
