import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type EmbeddedServer, startEmbedded } from "@/lib/db/embedded";
import { temporaryFolder } from "../../support/folder";
import { siteAddress } from "../../support/own-site";
import { type Program, program } from "../../support/program";

// Programs that start while the server of DATABASE_URL is away, as after the machine that all of them run on.

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: EmbeddedServer;
let runs: Program[] = [];
const dataDir = () => join(folder.path, "postgres-elsewhere");
const again = () => startEmbedded(dataDir(), () => {}, Number(new URL(server.url).port));
const start = (ROLE: string, url = server.url) => {
  const settings = { ROLE, DATABASE_URL: url, PORT: "0", INGEST: "off", DATA_DIR: join(folder.path, "data") };
  const run = program(["bin/start.mjs"], settings);
  runs.push(run);
  return run;
};
const WAITS = /No database server answers there\..*ECONNREFUSED.* It is tried again until it answers/g;

beforeAll(async () => {
  folder = await temporaryFolder();
  server = await startEmbedded(dataDir());
});
afterEach(async () => {
  for (const { child } of runs) child.kill("SIGTERM");
  await Promise.all(runs.map(({ ended }) => ended));
  runs = [];
});
afterAll(async () => {
  await server?.stop();
  await folder?.remove();
});

it("a web server and a worker wait for it, say so once, and serve as soon as it answers", async () => {
  await server.stop();
  const [web, worker] = [start("web"), start("worker")] as const;
  await Promise.all([web, worker].map((run) => run.printed(/It is tried again/)));
  server = await again();
  expect((await fetch(`${await siteAddress(web)}/readyz`)).status).toBe(200);
  await worker.printed("The worker is running");
  for (const run of [web, worker]) expect(run.output().match(WAITS)).toHaveLength(1);
});

it("they go on also where it is killed and comes back while they start", async () => {
  const web = start("web");
  const pid = Number((await readFile(join(dataDir(), "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await web.printed(/It is tried again|is at/);
  server = await again();
  expect((await fetch(`${await siteAddress(web)}/`)).status).toBe(200);
});

it("one that is told to end while it waits ends", async () => {
  await server.stop();
  const web = start("web");
  await web.printed(/It is tried again/);
  web.child.kill("SIGTERM");
  expect(await web.ended).toBe(0);
  server = await again();
});

it("a host, password or name that is wrong is not waited for", async () => {
  const wrong: [(url: URL) => void, RegExp][] = [
    [
      (url) => Object.assign(url, { hostname: "nowhere.invalid" }),
      /The host name of the database (is not known|cannot be looked up)/,
    ],
    [(url) => Object.assign(url, { password: "wrong" }), /The database refused the password/],
    [(url) => Object.assign(url, { pathname: "/nothing" }), /That database does not exist/],
  ];
  for (const [change, sentence] of wrong) {
    const url = new URL(server.url);
    change(url);
    const run = start("worker", url.href);
    expect(await run.ended).toBe(1);
    expect(run.output()).toMatch(sentence);
    expect(run.output()).not.toContain("It is tried again");
  }
});
