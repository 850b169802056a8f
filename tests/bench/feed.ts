import { gunzipSync } from "node:zlib";
import autocannon from "autocannon";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { addDays } from "@/lib/papers/day";
import { temporaryFolder } from "../support/folder";
import { siteAddress } from "../support/own-site";
import { program } from "../support/program";
import { loadPapers, PAPERS_A_DAY } from "./load";
import { memoryOf } from "./memory-of";
import { nginxServing } from "./nginx";
import { scriptBytes } from "./script-bytes";
import { votesBench } from "./votes";

const GZIP = { "accept-encoding": "gzip" };
const SECONDS = 10;
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds to the first byte of an answer. */
async function firstByte(url: string): Promise<number> {
  const began = performance.now();
  const response = await fetch(url, { headers: GZIP });
  const took = performance.now() - began; // fetch resolves when the head of the answer is there
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return took;
}

/** Asks as fast as 32 connections can; with `etag`, as a reader who has the page. */
async function load(url: string, etag?: string) {
  const headers = etag ? { ...GZIP, "if-none-match": etag } : GZIP;
  const result = await autocannon({ url, connections: 32, duration: SECONDS, headers });
  if ((etag ? result["3xx"] === 0 : result.non2xx) || result.errors)
    throw new Error(`${url}: ${result.non2xx} bad answers, ${result.errors} errors`);
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

async function benchOf(size: number): Promise<void> {
  const folder = await temporaryFolder();
  const database = await startEmbedded(folder.path);
  await migrate(database.url);
  let began = performance.now();
  await loadPapers(database.url, size);
  console.log(
    `\n${size.toLocaleString("en-US")} papers, ${PAPERS_A_DAY} a day (made in ${((performance.now() - began) / 1000).toFixed(0)} s)`,
  );

  began = performance.now();
  const site = program(["bin/start.mjs"], { DATABASE_URL: database.url, PORT: "0", INGEST: "off" });
  const base = await siteAddress(site);
  console.log(`  start, until it serves        ${((performance.now() - began) / 1000).toFixed(1)} s`);
  const day = (back: number) => `${base}/papers/date/${addDays("2025-12-31", -back)}`;
  await firstByte(`${base}/papers/trending`); // the first page of a process loads the code

  const uncached: number[] = [];
  for (let back = 0; back < 100; back++)
    uncached.push(await firstByte(day((back * (size > 100_000 ? 150 : 2)) % Math.floor(size / PAPERS_A_DAY))));
  const cached: number[] = [];
  for (let turn = 0; turn < 200; turn++) cached.push(await firstByte(day(0)));
  console.log(`  first byte, uncached day      ${median(uncached).toFixed(1)} ms (median of ${uncached.length})`);
  console.log(`  first byte, cached day        ${median(cached).toFixed(1)} ms (median of ${cached.length})`);
  for (const path of ["/", "/papers/month/2025-12", "/papers/trending", "/search?q=language+model"]) {
    console.log(`  first byte, ${path.padEnd(25)} ${(await firstByte(base + path)).toFixed(1)} ms (once)`);
  }

  const ours = await load(day(0));
  const etag = (await fetch(day(0), { headers: GZIP })).headers.get("etag") as string;
  const unchanged = await load(day(0), etag);
  const rendered = await load(`${base}/search?q=language+model`);
  const { default: http } = await import("node:http");
  const gzipped = await new Promise<Buffer>((done, fail) => {
    http
      .get(day(0), { headers: GZIP }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk) => chunks.push(chunk)).on("end", () => done(Buffer.concat(chunks)));
      })
      .on("error", fail);
  });
  console.log(`  page of 30 cards              ${gzipped.length} bytes gzipped, ${gunzipSync(gzipped).length} plain`);
  const script = await scriptBytes(day(0));
  console.log(`  of 25 KB                      ${(gzipped.length / 25_000).toFixed(2)}`);
  console.log(`  all script, gzipped           ${script} bytes: ${(script / 15_000).toFixed(2)} of 15 KB`);
  console.log(`  cached day, 32 connections    ${ours.perSecond.toFixed(0)} requests/s, p99 ${ours.p99} ms`);
  console.log(`  304 by ETag, 32 connections   ${unchanged.perSecond.toFixed(0)} requests/s, p99 ${unchanged.p99} ms`);
  console.log(`  a page rendered each time     ${rendered.perSecond.toFixed(0)} requests/s, p99 ${rendered.p99} ms (search)`);
  console.log(`  memory of all but PostgreSQL  ${memoryOf(site.child.pid as number)} MB`);
  await votesBench(base, database.url, day(1).slice(base.length));
  const nginx = await nginxServing(gzipped, folder.path);
  if (nginx) {
    const theirs = await load(nginx.url);
    const theirEtag = (await fetch(nginx.url, { headers: GZIP })).headers.get("etag") as string;
    const theirUnchanged = await load(nginx.url, theirEtag);
    nginx.stop();
    console.log(`  nginx, the same bytes         ${theirs.perSecond.toFixed(0)} requests/s, p99 ${theirs.p99} ms`);
    console.log(`  ratio to nginx                ${(ours.perSecond / theirs.perSecond).toFixed(3)}`);
    const ratio = (unchanged.perSecond / theirUnchanged.perSecond).toFixed(3);
    console.log(`  304 by ETag, nginx            ${theirUnchanged.perSecond.toFixed(0)} requests/s; ratio ${ratio}`);
  } else console.log("  nginx is not installed: no ratio (Debian: apt-get install nginx-light)");

  site.child.kill("SIGTERM");
  await site.ended;
  await database.stop();
  await folder.remove();
}

/** Loads papers, serves them, and prints what it measures, for each size. */
export async function feedBench(sizes: number[]): Promise<void> {
  for (const size of sizes) await benchOf(size);
}
