import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Connection } from "./connection";

const PAUSE_MS = 500;
const END_MS = 2000;
/** An error of PostgreSQL itself about a statement; those of class 08 and 57 are about connections and its ending. */
const OF_THE_STATEMENT = /^(?!08|57)[0-9A-Z]{5}$/;

/** Statements for a library that takes it for granted that its database answers. */
export type PatientDatabase = {
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
  /** Closes the connections. What is asked later finds no rows. */
  end: () => Promise<void>;
};

/**
 * Connections that wait out an outage: a statement that did not reach the database is sent again until it answers, so that it may be
 * done twice, and an error of the connection is never thrown.
 */
export function patientDatabase(url: string): PatientDatabase {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000, Client: Connection });
  pool.on("error", () => {}); // a connection that nobody used; the next statement gets another
  const ending = new AbortController();
  return {
    executeSql: async (text, values) => {
      while (!ending.signal.aborted) {
        try {
          return await pool.query(text, values);
        } catch (error) {
          if (OF_THE_STATEMENT.test((error as { code?: string }).code ?? "")) throw error;
        }
        await sleep(PAUSE_MS, undefined, { signal: ending.signal }).catch(() => {});
      }
      return { rows: [] };
    },
    end: async () => {
      ending.abort();
      await Promise.race([pool.end(), sleep(END_MS, undefined, { ref: false })]);
    },
  };
}
