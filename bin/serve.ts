import { type ChildProcess, fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { scheduleMailbox } from "../lib/bounces/mailbox";
import { CHANNEL } from "../lib/db/announce";
import { db } from "../lib/db/client";
import { type OpenDatabase, openDatabase } from "../lib/db/open";
import { scheduleDigest } from "../lib/digest/schedule";
import { type Env, outboxAllowed, ownUrl, readEnv } from "../lib/env";
import { explain } from "../lib/errors";
import { loadSample } from "../lib/ingest/sample";
import { scheduleIngest } from "../lib/ingest/schedule";

// Holds the running site together: the database, the web server (a process of its own), the scheduler.

const say = (line: string) => console.log(line);
const dev = process.argv.includes("--dev");
const token = randomBytes(24).toString("hex");
let database: OpenDatabase | undefined;
let server: ChildProcess | undefined;
let listener: pg.Client | undefined;
const embedded = !process.env.DATABASE_URL; // before openDatabase sets it
let endIngest = async () => {};
let endDigest = async () => {};
let endMailbox = async () => {};
let ending = false;

async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    const ingestEnded = endIngest();
    if (server?.connected) {
      server.disconnect(); // tells it to finish its answers and leave
      await new Promise((gone) => server?.once("exit", gone));
    }
    await Promise.all([ingestEnded, endDigest(), endMailbox()]);
    await listener?.end().catch(() => {});
    if (database) {
      await db().$disconnect();
      await database.close();
    }
    process.exit(code);
  }
  return new Promise(() => {});
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
process.on("disconnect", () => void end(0)); // the command that started us is gone, however it went

function serve(env: Env): Promise<number> {
  const child = fork(resolve("bin/server.mjs"), dev ? ["--dev"] : [], {
    env: {
      ...process.env,
      NODE_ENV: dev ? "development" : "production",
      REVALIDATE_TOKEN: token,
      OUTBOX: outboxAllowed(env) ? "on" : "off", // NODE_ENV says nothing of it there
      HOST: env.HOST,
      PORT: String(env.PORT),
      NEXT_TELEMETRY_DISABLED: "1",
    },
    execArgv: [],
  });
  server = child;
  return new Promise((ready) => {
    child.on("message", (message: { port?: number; problem?: string }) => {
      if (message.port) ready(message.port);
      if (message.problem) console.error(message.problem);
    });
    child.once("exit", (code) => void end(code || 1));
  });
}

/** A server of somebody else comes back by itself; the embedded one needs a new start, which exit code 75 asks of start.mjs. */
async function lostDatabase(url: string, own: string): Promise<void> {
  if (ending) return;
  await sleep(1000);
  await followChanges(url, own).catch(async () => {
    if (!embedded) return lostDatabase(url, own);
    console.error("The embedded PostgreSQL has stopped; starting again. What was saved is safe.");
    await end(75);
  });
}

/** Renders cached pages anew when a writer, of whatever process, says that papers changed. */
async function followChanges(url: string, own: string) {
  listener = new pg.Client({ connectionString: url });
  listener.on("error", () => void lostDatabase(url, own));
  await listener.connect();
  let due: NodeJS.Timeout | undefined;
  listener.on("notification", () => {
    clearTimeout(due);
    due = setTimeout(() => {
      fetch(`${own}/api/revalidate`, { method: "POST", headers: { authorization: `Bearer ${token}` } }).catch(() => {});
    }, 50);
  });
  await listener.query(`LISTEN ${CHANNEL}`);
}

try {
  const env = readEnv();
  database = await openDatabase(say);
  const sample = await loadSample(db());
  if (sample) say(`The database was empty: ${sample} sample papers are in it now.`);
  const port = await serve(env);
  process.env.PORT = String(port); // for links in mail
  const own = ownUrl({ HOST: env.HOST, PORT: port });
  await followChanges(database.url, own);
  say(`Daily Papers is at ${own} (listening on ${env.HOST})`);
  if (env.DIGEST === "on") endDigest = scheduleDigest({ ...env, PORT: port }, say);
  endMailbox = scheduleMailbox(env, say);
  if (env.INGEST === "on") endIngest = scheduleIngest(db(), env, say);
} catch (error) {
  const sentence = explain(error);
  console.error(sentence ?? error);
  await end(1);
}
