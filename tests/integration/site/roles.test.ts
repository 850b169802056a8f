import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { LANE_SIZE, LANES } from "@/lib/mail/deliver";
import { send } from "../../e2e/send";
import { testDatabase } from "../../support/database";
import { temporaryFolder } from "../../support/folder";
import { signedInMembers, siteAddress } from "../../support/own-site";
import { inFamily } from "../../support/processes";
import { type Program, program } from "../../support/program";
import { smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";

// Two web servers and two workers, each a program of its own as on a machine of its own, over one PostgreSQL.

const { url } = testDatabase();
const READERS = 400;
const VOTERS = 30;
const PAPER = "2312.13211";
const TOKEN = "whoever watches this site";
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let mail: Awaited<ReturnType<typeof smtpServer>>;
let client: pg.Client;
let webs: Program[] = [];
let workers: Program[] = [];
let addresses: string[] = [];

beforeAll(async () => {
  folder = await temporaryFolder();
  mail = await smtpServer(() => ({ afterMs: 20 }));
  client = new pg.Client({ connectionString: url() });
  await client.connect();
  const settings = {
    DATABASE_URL: url(),
    DATA_DIR: folder.path,
    PORT: "0",
    INGEST: "off",
    SMTP_URL: mail.url,
    MAIL_FROM: "papers@example.org",
  };
  const start = (ROLE: string, more = {}) => program(["bin/start.mjs"], { ...settings, ROLE, METRICS_TOKEN: TOKEN, ...more });
  webs = [start("web"), start("web")];
  workers = [start("worker", { METRICS_PORT: "0" }), start("worker")];
  addresses = await Promise.all(webs.map(siteAddress));
  await Promise.all(workers.map((worker) => worker.printed("The worker is running")));
});
afterAll(async () => {
  const programs = [...webs, ...workers];
  for (const { child } of programs) child.kill("SIGTERM");
  await Promise.all(programs.map(({ ended }) => ended));
  await client?.end();
  await mail?.close();
  await folder?.remove();
});

const post = (address: string, path: string, fields: Record<string, string>, cookie = "") =>
  fetch(address + path, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", accept: "application/json", cookie },
    body: new URLSearchParams(fields),
    redirect: "manual",
  });
/** Does it until it is done: a server that is being started again refuses connections. */
async function insist(work: () => Promise<Response>): Promise<void> {
  while (
    !(await work().then(
      ({ status }) => status < 500,
      () => false,
    ))
  )
    await sleep(100);
}
const votesAt = async (address: string) =>
  fetch(`${address}/papers/${PAPER}`)
    .then((answer) => answer.text())
    .then(
      (html) => Number(html.match(/data-count="(\d+)"/)?.[1]),
      () => null,
    );
const kill = (run: Program, what: RegExp) => process.kill(inFamily(run.child.pid as number, what), "SIGKILL");

it("a web server sends no mail, and a worker serves no pages", async () => {
  expect(webs.map((web) => web.output()).join()).not.toMatch(/mail is kept|No mail is sent/);
  for (const worker of workers) expect(() => inFamily(worker.child.pid as number, /server\.mjs/)).toThrow();
});

it("each program tells whoever watches it how it is, and nobody else", async () => {
  const [, worker] = (workers[0] as Program).output().match(/metrics are at (\S+)/) ?? [];
  for (const address of [...addresses, worker]) {
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    await expect.poll(async () => (await fetch(`${address}/metrics`)).text()).toContain("\ndaily_papers_database_up 1\n");
    const { headers, text } = await fetch(`${address}/metrics`).then(async (answer) => ({
      headers: answer.headers,
      text: await answer.text(),
    }));
    expect(headers.get("content-type")).toMatch(/^text\/plain; version=/);
    expect(text).toMatch(/\nprocess_resident_memory_bytes \d+/);
    expect(text).toMatch(/\ndaily_papers_database_connections\{state="total"\} [1-9]/);
  }
  const [web = ""] = addresses;
  const passedOn = { "x-forwarded-for": "192.0.2.1" };
  // Also a page of another site, in a browser on this machine, whose name leads here by then (DNS rebinding).
  const strangers = [
    passedOn,
    { via: "1.1 proxy" },
    { host: "evil.example" },
    { host: "localhost.evil.example:80" },
    { host: "[" },
  ];
  for (const site of [web, worker as string])
    for (const headers of strangers) {
      const { status, text } = await send("/metrics", headers as Record<string, string>, undefined, { site });
      expect([site, headers, status, text.includes("daily_papers")]).toEqual([site, headers, 401, false]);
    }
  for (const site of [web, worker as string]) {
    const headers = { host: "papers.example.org", authorization: `Bearer ${TOKEN}` };
    expect((await send("/metrics", headers, undefined, { site })).status).toBe(200);
  }
  const withToken = (token: string) => fetch(`${web}/metrics`, { headers: { ...passedOn, authorization: `Bearer ${token}` } });
  expect([(await withToken(TOKEN)).status, (await withToken(`${TOKEN}!`)).status]).toEqual([200, 401]);
});

it("requests and kept pages are counted", async () => {
  const [web = ""] = addresses;
  const counted = async () =>
    Number((await (await fetch(`${web}/metrics`)).text()).match(/kept_pages_total\{state="hit"\} (\d+)/)?.[1]);
  await expect.poll(async () => (await fetch(`${web}/papers/trending`)).headers.get("cache-status")).toBe("daily-papers; hit");
  const before = await counted();
  for (const _ of [1, 2, 3]) await (await fetch(`${web}/papers/trending`)).text();
  expect(await counted()).toBe(before + 3);
  expect(await (await fetch(`${web}/metrics`)).text()).toMatch(
    /http_request_duration_seconds_count\{method="GET",status="200"\} [1-9]/,
  );
});

it("the sample is there once, whichever came first", async () => {
  const { rows } = await client.query("SELECT count(*)::int AS papers FROM feature WHERE day = '2025-12-15'");
  const shown = await Promise.all(addresses.map(async (address) => (await fetch(`${address}/papers/date/2025-12-15`)).text()));
  for (const page of shown) expect(page).toContain(`${rows[0].papers} papers`);
});

it("a link to sign in that a web server queues is mailed at once, by one worker", async () => {
  const people = Array.from({ length: 8 }, (_, n) => `person${n}@example.org`);
  await Promise.all(people.map((address, n) => post(addresses[n % 2] as string, "/api/sign-in", { address })));
  await expect.poll(() => mail.received.map(({ to }) => to).sort()).toEqual(people);
});

it("votes are all counted, and shown by both, while web servers are killed", async () => {
  const cookies = await signedInMembers(
    client,
    Array.from({ length: VOTERS }, (_, n) => `voter-${n}`),
  );
  const before = Number((await client.query("SELECT upvotes FROM paper WHERE id = $1", [PAPER])).rows[0].upvotes);
  for (const [n, cookie] of cookies.entries()) {
    if (n === 8) kill(webs[0] as Program, /server\.mjs/);
    if (n === 16) kill(webs[1] as Program, /server\.mjs/);
    await insist(() => post(addresses[n % 2] as string, "/api/upvote", { paper: PAPER, vote: "on" }, cookie));
  }
  await expect.poll(() => Promise.all(addresses.map(votesAt))).toEqual([before + VOTERS, before + VOTERS]);
  await insist(() => post(addresses[0] as string, "/api/upvote", { paper: PAPER, vote: "off" }, cookies[0]));
  await expect.poll(() => votesAt(addresses[1] as string)).toBe(before + VOTERS - 1);
});

it("a digest reaches every reader, and comes twice at most to whom a worker wrote when it was killed", async () => {
  await client.query(
    "INSERT INTO feature (day, paper_id, rank, title_key) SELECT (now() AT TIME ZONE 'UTC')::date - 1, id, 0, '' FROM paper LIMIT 3",
  );
  await subscribed(READERS);
  await client.query("NOTIFY mail_queued"); // digests wait for their minute; letters do not
  const digests = () => mail.received.filter(({ to }) => to.startsWith("reader"));
  for (const [kills, worker] of workers.entries()) {
    await expect.poll(() => digests().length).toBeGreaterThan((kills + 1) * 60);
    kill(worker, /serve\.ts/);
  }
  await expect.poll(() => new Set(digests().map(({ to }) => to)).size, { timeout: 280_000 }).toBe(READERS);
  expect(digests().length - READERS).toBeLessThanOrEqual(workers.length * LANES * LANE_SIZE);
  const ids = new Set(digests().map(({ to, messageId }) => `${to} ${messageId}`));
  expect(ids.size, "a second copy has the Message-ID of the first").toBe(READERS);
});
