import { db } from "../lib/db/client";
import { type OpenDatabase, openDatabase } from "../lib/db/open";
import { waitForDatabase } from "../lib/db/wait-for";
import { type Env, outboxAllowed, ownUrl, readEnv } from "../lib/env";
import { explain } from "../lib/errors";
import { loadSample } from "../lib/ingest/sample";
import { isLoopback } from "../lib/this-machine.mjs";
import { within } from "../lib/within";
import { startWorker, type Worker } from "../lib/worker/start-worker";
import { follow } from "./follow";
import { withoutOutages } from "./outage-log.mjs";
import { structureLog } from "./structured-log.mjs";
import { startWebServer, type WebServer } from "./web-server";
import { serveWorkerHealth } from "./worker-health";

// Holds the running site together: the database, the web server (a process of its own), the worker; or one of the two, by ROLE.

/** For so long a start waits for a database that is away; then whoever supervises it may try something else. */
const PATIENCE_MS = 2 * 60_000;

structureLog();
const say = (line: string) => console.log(line);
const dev = process.argv.includes("--dev");
let database: OpenDatabase | undefined;
let server: WebServer | undefined;
let following: ReturnType<typeof follow> | undefined;
let worker: Worker | undefined;
let health: Awaited<ReturnType<typeof serveWorkerHealth>> | undefined;
let ending = false;

async function end(code: number): Promise<never> {
  if (!ending) {
    ending = true;
    await Promise.all([worker?.end(), server?.end(), health?.end()]);
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

/** Starts the web server, and says where it is. Returns the port. */
async function serveWeb(env: Env): Promise<number> {
  server = startWebServer(settingsOf(env), dev ? ["--dev"] : [], (line) => console.error(line));
  const port = await server.port;
  process.env.PORT = String(port); // for links in mail
  return port;
}

function sayWhere({ HOST, PORT, SITE_URL }: Env): void {
  say(`Daily Papers is at ${ownUrl({ HOST, PORT })} (listening on ${HOST})`);
  if (!isLoopback(HOST) && !SITE_URL)
    say(
      "Others can reach it: set SITE_URL to the address that they use, for the links in mail, and SMTP_URL, so that mail goes out.",
    );
}

try {
  const env = readEnv();
  database = await openDatabase(say, PATIENCE_MS);
  const sample = await waitForDatabase(() => loadSample(db()), { patienceMs: PATIENCE_MS, say });
  if (sample) say(`The database was empty: ${sample} sample papers are in it now.`);
  if (env.ROLE !== "worker") env.PORT = await serveWeb(env);
  following = follow(database, {
    tell: (message) => server?.tell(message),
    mailQueued: () => worker?.mailQueued(),
    portTaken: () => void end(75), // a new start takes another port
  });
  if (server) sayWhere(env);
  if (env.ROLE !== "web") worker = startWorker(env, withoutOutages(say, following.wasAwaySince));
  if (!server && env.METRICS_PORT !== undefined) {
    const away = () => (following?.isAway() ? "The database does not answer." : null);
    health = await serveWorkerHealth({ host: env.HOST, port: env.METRICS_PORT, token: env.METRICS_TOKEN }, away);
    say(`Its health and metrics are at http://${env.HOST}:${health.port}`);
  }
  if (!server) say("The worker is running. It sends mail and asks the sources for papers; pages are served with ROLE=web.");
} catch (error) {
  const sentence = explain(error);
  if (!ending) console.error(sentence ?? error);
  await end(1);
}
