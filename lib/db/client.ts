import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "./generated/client";

export type Db = PrismaClient;

/** A client of its own for `databaseUrl`; call `$disconnect()` when done. */
export function connect(databaseUrl: string): Db {
  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl, max: 10, connectionTimeoutMillis: 10_000 }),
  });
}

const shared = globalThis as { dailyPapersDb?: Db };

/** The client of this process, made at first use from DATABASE_URL, which `npm start` sets. */
export function db(): Db {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error("DATABASE_URL is not set: start the app with npm start");
  shared.dailyPapersDb ??= connect(url);
  return shared.dailyPapersDb;
}
