import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { Connection } from "./connection";

const PAUSE_MS = 500;
const END_MS = 2000;
/** SQLSTATE that pass: others write at the same time, something is used up, an administrator intervened. */
const PASSING = /^(40|53|57P)/;

/** Statements for a library that takes it for granted that its database answers. */
export type PatientDatabase = {
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: Record<string, unknown>[] }>;
  /** Closes the connections. What is not answered by then never is. */
  end: () => Promise<void>;
};

/**
 * Connections that wait out an outage: a statement that did not get through is sent again until it is answered, so that it may be done
 * twice, and an error that passes is never thrown.
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
          const { severity, code = "" } = error as Partial<pg.DatabaseError>;
          // Else there is no connection, or no longer.
          if (error instanceof TypeError || (severity === "ERROR" && !PASSING.test(code))) throw error;
        }
        await sleep(PAUSE_MS, undefined, { signal: ending.signal }).catch(() => {});
      }
      return new Promise(() => {}); // no rows would be taken for an answer
    },
    end: async () => {
      ending.abort();
      await Promise.race([pool.end(), sleep(END_MS, undefined, { ref: false })]);
    },
  };
}
