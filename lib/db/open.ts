import pg from "pg";
import { readEnv } from "../env";
import { explain, UserError } from "../errors";
import { startEmbedded } from "./embedded";
import { migrate } from "./migrate";

/** A database that is reachable and migrated. */
export type OpenDatabase = { url: string; close(): Promise<void> };

/**
 * The database of this installation: the server named by DATABASE_URL, else the embedded one. Sets DATABASE_URL for `db()`.
 * @throws UserError that says what to mend when it cannot be reached
 */
export async function openDatabase(say: (line: string) => void = () => {}): Promise<OpenDatabase> {
  const env = readEnv();
  const server = env.DATABASE_URL ? null : await startEmbedded(env.DATA_DIR, say);
  const url = env.DATABASE_URL ?? (server?.url as string);
  try {
    const probe = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    await probe.connect();
    await probe.end();
    await migrate(url);
  } catch (error) {
    if (server && !server.adopted) await server.stop();
    const sentence = explain(error);
    if (sentence) throw new UserError(sentence);
    throw new UserError(`The database cannot be used: ${(error as Error).message}`);
  }
  process.env.DATABASE_URL = url;
  return { url, close: async () => (server && !server.adopted ? server.stop() : undefined) };
}
