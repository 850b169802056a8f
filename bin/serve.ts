import { scheduleMailbox } from "../lib/bounces/mailbox";
import { db } from "../lib/db/client";
import { type OpenDatabase, openDatabase } from "../lib/db/open";
import { scheduleDigest } from "../lib/digest/schedule";
import { type Env, outboxAllowed, ownUrl, readEnv } from "../lib/env";
import { explain } from "../lib/errors";
import { loadSample } from "../lib/ingest/sample";
import { scheduleIngest } from "../lib/ingest/schedule";
import { isLoopback } from "../lib/this-machine.mjs";
import { within } from "../lib/within";
import { follow } from "./follow";
import { withoutOutages } from "./outage-log.mjs";
import { startWebServer, type WebServer } from "./web-server";

// Holds the running site together: the database, the web server (a process of its own), the scheduler.

const say = (line: string) => console.log(line);
const dev = process.argv.includes("--dev");
let database: OpenDatabase | undefined;
let server: WebServer | undefined;
let following: ReturnType<typeof follow> | undefined;
let endIngest = async () => {};
let endDigest = async () => {};
let endMailbox = async () => {};
let ending = false;

async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    const ingestEnded = endIngest();
    await server?.end();
    await Promise.all([ingestEnded, endDigest(), endMailbox()]);
    await following?.end();
    if (database) {
      await within(2000, db().$disconnect());
      await database.close();
    }
    process.exit(code);
  }
  return new Promise(() => {});
}

// A log that nobody reads any more ends nothing.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
process.on("disconnect", () => void end(0)); // the command that started us is gone, however it went

const settingsOf = (env: Env) => ({
  NODE_ENV: dev ? "development" : "production",
  OUTBOX: outboxAllowed(env) ? "on" : "off", // NODE_ENV says nothing of it there
  HOST: env.HOST,
  PORT: String(env.PORT),
  NEXT_TELEMETRY_DISABLED: "1",
});

try {
  const env = readEnv();
  database = await openDatabase(say);
  const sample = await loadSample(db());
  if (sample) say(`The database was empty: ${sample} sample papers are in it now.`);
  server = startWebServer(settingsOf(env), dev ? ["--dev"] : [], (line) => console.error(line));
  const port = await server.port;
  process.env.PORT = String(port); // for links in mail
  const own = ownUrl({ HOST: env.HOST, PORT: port });
  following = follow(database, server, { portTaken: () => void end(75) }); // a new start takes another port
  say(`Daily Papers is at ${own} (listening on ${env.HOST})`);
  if (!isLoopback(env.HOST) && !env.SITE_URL)
    say(
      "Others can reach it: set SITE_URL to the address that they use, for the links in mail, and SMTP_URL, so that mail goes out.",
    );
  const sayWithoutOutages: (line: string) => void = withoutOutages(say, following.wasAwaySince);
  if (env.DIGEST === "on") endDigest = scheduleDigest({ ...env, PORT: port }, sayWithoutOutages);
  endMailbox = scheduleMailbox(env, sayWithoutOutages);
  if (env.INGEST === "on") endIngest = scheduleIngest(db(), env, sayWithoutOutages);
} catch (error) {
  const sentence = explain(error);
  if (!ending) console.error(sentence ?? error);
  await end(1);
}
