import { createHmac, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { expect, inject, it } from "vitest";

const PAPER = "2510.00145";

/** The database of the site that is visited, for what would take a browser too long. */
async function database(): Promise<pg.Client> {
  const pid = await readFile(join(inject("dataDir"), "postgres/postmaster.pid"), "utf8");
  const password = await readFile(join(inject("dataDir"), "postgres-password"), "utf8");
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

/** Two hundred people who are signed in, as their cookies. */
async function crowd(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query("SELECT value FROM secret WHERE name = 'links'");
  await client.query(`
    INSERT INTO member (email, name, username) SELECT 'crowd' || n || '@example.org', 'Crowd', 'crowd-' || n FROM generate_series(1, 200) n`);
  const { rows: people } = await client.query("SELECT id FROM member WHERE name = 'Crowd'");
  const cookies: string[] = [];
  for (const { id } of people) {
    const token = randomBytes(24).toString("hex");
    await client.query("INSERT INTO session (token, user_id, expires_at) VALUES ($1, $2, now() + interval '1 day')", [
      token,
      id,
    ]);
    const signature = createHmac("sha256", rows[0].value).update(token).digest("base64");
    cookies.push(`daily-papers.session_token=${encodeURIComponent(`${token}.${signature}`)}`);
  }
  return cookies;
}

it("two hundred clients click at once, some twice, and the count equals the rows, here and in the API", async () => {
  const client = await database();
  const cookies = await crowd(client);
  const click = async (cookie: string, vote: string) => {
    const answer = await fetch(`${inject("site")}/api/upvote`, {
      method: "POST",
      body: new URLSearchParams({ paper: PAPER, vote }),
      headers: { cookie, origin: inject("site"), accept: "application/json" },
    });
    return answer.status;
  };
  const before = (await (await fetch(`${inject("site")}/api/papers/${PAPER}`)).json()).upvotes;
  const statuses = await Promise.all(
    cookies.flatMap((cookie, n) => [click(cookie, "on"), ...(n % 2 ? [click(cookie, "on")] : [])]),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  const rows = async () => (await client.query("SELECT count(*)::int AS n FROM upvote WHERE paper_id = $1", [PAPER])).rows[0].n;
  const inApi = async () => (await (await fetch(`${inject("site")}/api/papers/${PAPER}`)).json()).upvotes;
  expect([await rows(), await inApi()]).toEqual([200, before + 200]);
  await Promise.all(cookies.map((cookie, n) => click(cookie, n % 4 ? "" : "off")));
  expect(await inApi()).toBe(before + (await rows()));
  expect(await rows()).toBe(0);
  const page = await (await fetch(`${inject("site")}/papers/${PAPER}`)).text();
  expect(page).toContain(`data-count="${before}"`);
  await client.end();
});
