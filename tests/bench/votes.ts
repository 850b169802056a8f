import { setTimeout as sleep } from "node:timers/promises";
import autocannon from "autocannon";
import pg from "pg";
import { signedInMembers, siteAddress } from "../support/own-site";
import { program } from "../support/program";

const VOTES = 20;
const VOTERS = 40;
const SECONDS = 10;
const PER_SECOND = 100;

const post = (base: string, paper: string, vote: string, cookie: string) =>
  fetch(`${base}/api/upvote`, {
    method: "POST",
    headers: { "sec-fetch-site": "same-origin", accept: "application/json", cookie },
    body: new URLSearchParams({ paper, vote }),
  }).then(async (answer) => {
    await answer.text();
    if (answer.status !== 200) throw new Error(`A vote was answered ${answer.status}`);
  });
const metric = async (base: string, name: string) =>
  Number((await (await fetch(`${base}/metrics`)).text()).match(new RegExp(`^${name} (\\d+)`, "m"))?.[1]);

/** Milliseconds from a vote at one web server to the page of another that shows it: the median and the longest. */
async function untilShown(base: string, other: string, path: string, cookies: string[]) {
  const paperOf = (html: string) => html.match(/value="([^"]+)"[^>]*name="paper"/)?.[1] as string;
  const page = async () => (await fetch(other + path)).text();
  const paper = paperOf(await page());
  const countOn = (html: string) => Number(html.match(new RegExp(`value="${paper}"[^>]*data-count="(\\d+)"`))?.[1]);
  const took: number[] = [];
  for (const cookie of cookies.slice(0, VOTES)) {
    await sleep(300);
    const before = countOn(await page());
    const began = performance.now();
    await post(base, paper, "on", cookie);
    while (countOn(await page()) === before) await sleep(2);
    took.push(performance.now() - began);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? 0, longest: sorted.at(-1) ?? 0 };
}

/** Reads a page at full rate while its papers are voted for, a hundred times a second. */
async function readWhileVoted(base: string, path: string, cookies: string[]) {
  const papers = [...(await (await fetch(base + path)).text()).matchAll(/value="([^"]+)"[^>]*name="paper"/g)].map(
    ([, id]) => id as string,
  );
  const rendered = await metric(base, "daily_papers_rendered_pages_total");
  const reading = autocannon({
    url: base + path,
    connections: 32,
    duration: SECONDS,
    workers: 1,
    headers: { "accept-encoding": "gzip" },
  });
  const began = Date.now();
  const votes: Promise<void>[] = [];
  for (let n = 0; n < SECONDS * PER_SECOND; n++) {
    await sleep(Math.max(0, began + (n * 1000) / PER_SECOND - Date.now()));
    const cookie = cookies[n % cookies.length] as string;
    votes.push(post(base, papers[Math.floor(n / cookies.length) % papers.length] as string, "on", cookie));
  }
  const { latency, requests, non2xx } = await reading;
  await Promise.all(votes);
  if (non2xx) throw new Error(`${non2xx} bad answers`);
  const renders = ((await metric(base, "daily_papers_rendered_pages_total")) - rendered) / SECONDS;
  return { p99: latency.p99, perSecond: requests.average, renders };
}

/** Measures how votes show: in another process, and while a page is read at full rate. */
export async function votesBench(base: string, databaseUrl: string, path: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const cookies = await signedInMembers(
    client,
    Array.from({ length: VOTERS }, (_, n) => `voter-${n}`),
  );
  await client.end();
  const second = program(["bin/start.mjs"], { DATABASE_URL: databaseUrl, PORT: "0", ROLE: "web" });
  const other = await siteAddress(second);
  const { median, longest } = await untilShown(base, other, path, cookies);
  console.log(`  a vote to another's page      ${median.toFixed(0)} ms (median of ${VOTES}), ${longest.toFixed(0)} ms at most`);
  console.log(`  of 200 ms                     ${(median / 200).toFixed(2)}`);
  second.child.kill("SIGTERM");
  await second.ended;
  const { p99, perSecond, renders } = await readWhileVoted(base, path, cookies);
  console.log(
    `  read while 100 votes/s come   p99 ${p99} ms, ${perSecond.toFixed(0)} requests/s, ${renders.toFixed(1)} renders/s`,
  );
  console.log(`  of 50 ms and of 10 renders    ${(p99 / 50).toFixed(2)}, ${(renders / 10).toFixed(2)}`);
}
