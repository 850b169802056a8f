import pg from "pg";
import { readEnv } from "../env";
import { explain, UserError } from "../errors";
import { within } from "../within";
import { type EmbeddedServer, startEmbedded } from "./embedded";
import { migrate } from "./migrate";
import { waitForDatabase } from "./wait-for";

const PATIENCE_MS = 4000;

/** A database that is reachable and migrated. */
export type OpenDatabase = {
  url: string;
  /**
   * Starts the embedded server again, at the same address, if it has died; one that lives, or is somebody else's, is left alone.
   * @throws UserError if it cannot start
   */
  revive(): Promise<void>;
  close(): Promise<void>;
};

/**
 * The database of this installation: the server named by DATABASE_URL, else the embedded one. Sets DATABASE_URL for `db()`.
 * @param patienceMs for how long the server that DATABASE_URL names is waited for while it is away
 * @throws UserError that says what to mend when it cannot be reached
 */
export async function openDatabase(say: (line: string) => void = () => {}, patienceMs = 0): Promise<OpenDatabase> {
  const env = readEnv();
  const server = env.DATABASE_URL ? null : await startEmbedded(env.DATA_DIR, say);
  const url = env.DATABASE_URL ?? (server?.url as string);
  const open = async () => {
    const probe = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    probe.on("error", () => {}); // what is done next says so, too
    await probe.connect();
    await probe.end();
    await migrate(url);
  };
  try {
    if (server || patienceMs === 0) await open();
    else await waitForDatabase(open, { patienceMs, say });
  } catch (error) {
    await stopIfLast(server);
    const sentence = explain(error);
    if (sentence) throw new UserError(sentence);
    throw new UserError(`The database cannot be used: ${(error as Error).message}`);
  }
  process.env.DATABASE_URL = url;
  const revive = async () => {
    if (server) await startEmbedded(env.DATA_DIR, () => {}, Number(new URL(url).port));
  };
  return { url, revive, close: () => stopIfLast(server) };
}

/** Stops the embedded server unless another process works with it: who leaves last turns off the light. */
async function stopIfLast(server: EmbeddedServer | null): Promise<void> {
  if (!server) return;
  const client = new pg.Client({
    connectionString: server.url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
  });
  client.on("error", () => {});
  const others = await client
    .connect()
    .then(() => client.query("SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"))
    .then(
      (result) => result.rowCount ?? 0,
      () => null,
    );
  await within(1000, client.end());
  if (!others) await server.stop(others === null);
}
