import { randomBytes } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import { setTimeout as sleep } from "node:timers/promises";
import { scheduleMailbox } from "../lib/bounces/mailbox";
import { AWAY, db } from "../lib/db/client";
import { followDatabase } from "../lib/db/follow";
import { type OpenDatabase, openDatabase } from "../lib/db/open";
import { scheduleDigest } from "../lib/digest/schedule";
import { type Env, outboxAllowed, ownUrl, readEnv } from "../lib/env";
import { explain } from "../lib/errors";
import { loadSample } from "../lib/ingest/sample";
import { scheduleIngest } from "../lib/ingest/schedule";
import { refresher } from "./refresher";
import { startWebServer, type WebServer } from "./web-server";

// Holds the running site together: the database, the web server (a process of its own), the scheduler.

const say = (line: string) => console.log(line);
const dev = process.argv.includes("--dev");
const token = randomBytes(24).toString("hex");
let database: OpenDatabase | undefined;
let server: WebServer | undefined;
let endFollowing = async () => {};
let endIngest = async () => {};
let endDigest = async () => {};
let endMailbox = async () => {};
let ending = false;
let away = false;

async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    const ingestEnded = endIngest();
    await server?.end();
    await Promise.all([ingestEnded, endDigest(), endMailbox()]);
    await endFollowing();
    if (database) {
      await Promise.race([db().$disconnect(), sleep(5000)]);
      await database.close();
    }
    process.exit(code);
  }
  return new Promise(() => {});
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
process.on("disconnect", () => void end(0)); // the command that started us is gone, however it went

/** For so long what is left of a PostgreSQL that was killed may keep a new one from starting. */
const DYING_MS = 10_000;

const settingsOf = (env: Env) => ({
  NODE_ENV: dev ? "development" : "production",
  REVALIDATE_TOKEN: token,
  OUTBOX: outboxAllowed(env) ? "on" : "off", // NODE_ENV says nothing of it there
  HOST: env.HOST,
  PORT: String(env.PORT),
  NEXT_TELEMETRY_DISABLED: "1",
});

/** Has the web server render its cached pages anew. */
async function refreshPages(own: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(5000);
  const response = await fetch(`${own}/api/revalidate`, { method: "POST", headers, signal });
  if (!response.ok) throw new Error(`/api/revalidate answered ${response.status}`);
}

/** Renders cached pages anew when a writer, of whatever process, says that papers changed; and knows whether the database answers. */
function follow({ url, revive }: OpenDatabase, { tell }: WebServer, own: string): void {
  const { ask, end: endRefreshing } = refresher(() => refreshPages(own));
  let since = 0;
  let said = "";
  const failed = (error: unknown) => {
    const sentence = explain(error) ?? String(error);
    if (Date.now() - since < DYING_MS || sentence === said) return;
    said = sentence;
    console.error(sentence);
    if (/could not bind/.test(sentence)) void end(75); // its port is somebody else's now; a new start takes another
  };
  const endFollowingDatabase = followDatabase(url, {
    changed: ask,
    away: () => {
      away = true;
      since = Date.now();
      said = "";
      console.error("The database does not answer. Pages that are kept are still shown, and it is tried again until it does.");
      channel(AWAY).publish(null);
      tell({ database: "away" });
    },
    back: () => {
      away = false;
      say("The database answers again.");
      tell({ database: "back" });
    },
    revive: () => revive().catch(failed),
  });
  endFollowing = async () => {
    endRefreshing();
    await endFollowingDatabase();
  };
}

try {
  const env = readEnv();
  database = await openDatabase(say);
  const sample = await loadSample(db());
  if (sample) say(`The database was empty: ${sample} sample papers are in it now.`);
  server = await startWebServer(settingsOf(env), dev ? ["--dev"] : [], (line) => console.error(line));
  const port = await server.port;
  process.env.PORT = String(port); // for links in mail
  const own = ownUrl({ HOST: env.HOST, PORT: port });
  follow(database, server, own);
  say(`Daily Papers is at ${own} (listening on ${env.HOST})`);
  // What fails for want of the database says nothing of its own: that it is away has been said.
  const sayUnlessAway = (line: string) => away || say(line);
  if (env.DIGEST === "on") endDigest = scheduleDigest({ ...env, PORT: port }, sayUnlessAway);
  endMailbox = scheduleMailbox(env, sayUnlessAway);
  if (env.INGEST === "on") endIngest = scheduleIngest(db(), env, sayUnlessAway);
} catch (error) {
  const sentence = explain(error);
  console.error(sentence ?? error);
  await end(1);
}
