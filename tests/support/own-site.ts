import { createHmac, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { temporaryFolder } from "./folder";
import { type Program, program } from "./program";

/** A site that a test has for itself, with the sample papers, started by `npm start` or what that runs. */
export type OwnSite = { run: Program; address: string; dataDir: string; close: () => Promise<void> };

const SAYS_WHERE = /is at (\S+)/;

/** The address of a site that a program runs, as soon as it is served. */
export async function siteAddress(run: Program): Promise<string> {
  await run.printed(SAYS_WHERE);
  return run.output().match(SAYS_WHERE)?.[1] as string;
}

/**
 * Starts a site on a folder of its own, or on the DATA_DIR of `settings`; `close` ends it, if it still runs, and removes the folder
 * that was made for it.
 */
export async function ownSite(settings: Record<string, string> = {}): Promise<OwnSite> {
  const folder = settings.DATA_DIR ? null : await temporaryFolder();
  const dataDir = settings.DATA_DIR ?? join(folder?.path ?? "", "data");
  const run = program(["bin/start.mjs"], { PORT: "0", INGEST: "off", ...settings, DATA_DIR: dataDir });
  const close = async () => {
    run.child.kill("SIGTERM");
    await run.ended;
    await folder?.remove();
  };
  return { run, address: await siteAddress(run), dataDir, close };
}

/** The process of the embedded PostgreSQL of a site. */
export async function postmasterOf(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
}

/** The database of a site that is visited, for what cannot be done by visiting it. */
export async function databaseOf(dataDir: string): Promise<pg.Client> {
  const pid = await readFile(join(dataDir, "postgres/postmaster.pid"), "utf8");
  const password = await readFile(join(dataDir, "postgres-password"), "utf8");
  const client = new pg.Client({
    host: "127.0.0.1",
    port: Number(pid.split("\n")[3]),
    user: "papers",
    password: password.trim(),
    database: "postgres",
  });
  await client.connect();
  return client;
}

/** Signs members of these usernames in, who are made where they are not there yet; returns the cookie of each. */
export async function signedInMembers(client: pg.Client, usernames: string[]): Promise<string[]> {
  const secret = await client.query("SELECT value FROM secret WHERE name = 'links'");
  const cookies: string[] = [];
  for (const username of usernames) {
    const member = await client.query(
      "INSERT INTO member (email, name, username) VALUES ($1, $2, $2) ON CONFLICT (email) DO UPDATE SET email = EXCLUDED.email RETURNING id",
      [`${username}@example.org`, username],
    );
    const token = randomBytes(24).toString("hex");
    await client.query("INSERT INTO session (token, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')", [
      token,
      member.rows[0].id,
    ]);
    const signature = createHmac("sha256", secret.rows[0].value).update(token).digest("base64");
    cookies.push(`daily-papers.session_token=${encodeURIComponent(`${token}.${signature}`)}`);
  }
  return cookies;
}
