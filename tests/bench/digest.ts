import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTransport } from "nodemailer";
import pg from "pg";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { temporaryFolder } from "../support/folder";
import { program } from "../support/program";
import { loadPapers } from "./load";
import { smtpSink } from "./sink";

const DAY = "2025-12-31"; // the last that loadPapers fills
const PAPERS = 18; // in a digest: about 40 KB of HTML
const CONNECTIONS = 5;
const PLAIN = 1000;
const FROM = "Daily Papers <papers@example.org>";

// The options with which `npm run digest` starts.
const HEAP = JSON.parse(readFileSync("package.json", "utf8")).scripts.digest.match(/--max\S+/g) as string[];

type Run = { rate: number; seconds: number; memory: number };

/** Subscribers with the same choices, none of whom has got anything yet. */
async function subscribe(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("TRUNCATE reader, edition, message CASCADE");
  await client.query(
    `WITH made AS (
       INSERT INTO reader (address, address_key) SELECT a, a FROM (SELECT 'reader' || g || '@example.org' AS a FROM generate_series(1, $2::int) g) g
       RETURNING id)
     INSERT INTO subscription (reader_id, frequency, weekday, local_time, time_zone, papers, ranking, only_code, keywords,
       categories, locale, next_due_at)
     SELECT id, 'daily', 1, '08:00', 'UTC', $1::int, 'votes', false, '{}', '{}', 'en-US', now() FROM made`,
    [PAPERS, count],
  );
  await client.query("VACUUM ANALYZE");
  await client.end();
}

async function frozenEdition(url: string): Promise<{ subject: string; html: string; text: string }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT subject, html, text FROM edition");
  await client.end();
  return rows[0];
}

/** The most memory that a process has had at once so far, in MB (Linux). */
function peakMemory(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** `npm run digest` to so many subscribers, all of it: start, compose, queue, send, settle. */
async function ours(url: string, readers: number, settings: Record<string, string>): Promise<Run> {
  await subscribe(url, readers);
  let memory = 0;
  const began = performance.now();
  const sender = program([...HEAP, "--import", "tsx", "bin/digest.ts", "--date", DAY], { DATABASE_URL: url, ...settings });
  const timer = setInterval(() => {
    memory = Math.max(memory, peakMemory(sender.child.pid));
  }, 100);
  const code = await sender.ended;
  clearInterval(timer);
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0 || !sender.output().includes(`${readers} sent`)) throw new Error(sender.output());
  return { rate: readers / seconds, seconds, memory };
}

/** The same messages by Nodemailer's own means: pool, headers, links and DKIM, each message encoded anew. */
async function plain(
  smtp: string,
  edition: { subject: string; html: string; text: string },
  key: string | null,
): Promise<number> {
  const pool = createTransport({ url: smtp, pool: true, maxConnections: CONNECTIONS, maxMessages: Number.POSITIVE_INFINITY });
  const dkim = key ? { domainName: "example.org", keySelector: "bench", privateKey: key } : undefined;
  const tokens = edition.html.match(/(?<=\/(?:unsubscribe|choices)\/)[\w-]{43}/g) ?? [];
  const fill = (text: string, value: string) => tokens.reduce((filled, token) => filled.replaceAll(token, value), text);
  const began = performance.now();
  const sends = Array.from({ length: PLAIN }, (_, n) => {
    const token = String(n).padStart(43, "x");
    const unsubscribe = `https://papers.example.org/api/unsubscribe/${token}`;
    return pool.sendMail({
      from: FROM,
      to: `reader${n}@example.org`,
      subject: edition.subject,
      html: fill(edition.html, token),
      text: fill(edition.text, token),
      headers: { Precedence: "bulk", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click", "Feedback-ID": "a:daily:digest:b" },
      list: { unsubscribe, id: { comment: "Daily Papers", url: "digest.papers.example.org" } },
      messageId: `<${n}@example.org>`,
      dkim,
    });
  });
  await Promise.all(sends);
  pool.close();
  return PLAIN / ((performance.now() - began) / 1000);
}

const figure = (name: string, { rate, seconds, memory }: Run) =>
  console.log(`  ${name.padEnd(38)}${rate.toFixed(0)} messages/s (${seconds.toFixed(1)} s), at most ${memory.toFixed(0)} MB`);

/** Sends a digest to 1,000 and to 100,000 subscribers, and the same messages with plain Nodemailer, to one SMTP sink. */
export async function digestBench(sizes: [small: number, large: number]): Promise<void> {
  const folder = await temporaryFolder();
  const database = await startEmbedded(folder.path);
  await migrate(database.url);
  await loadPapers(database.url, 10_000);
  const sink = await smtpSink();
  const key = generateKeyPairSync("rsa", { modulusLength: 2048 })
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString();
  const keyFile = join(folder.path, "dkim.pem");
  writeFileSync(keyFile, key, { mode: 0o600 });
  const settings = {
    SMTP_URL: sink.url,
    SMTP_CONNECTIONS: String(CONNECTIONS),
    MAIL_FROM: FROM,
    SITE_URL: "https://papers.example.org",
  };
  const signed = { ...settings, DKIM_DOMAIN: "example.org", DKIM_SELECTOR: "bench", DKIM_KEY_FILE: keyFile };

  const [small, large] = sizes;
  const few = await ours(database.url, small, signed);
  const edition = await frozenEdition(database.url);
  console.log(`\na digest of ${PAPERS} papers, ${Buffer.byteLength(edition.html)} bytes of HTML, to ${sink.name}`);
  const [theirs, theirsSigned] = [await plain(sink.url, edition, null), await plain(sink.url, edition, key)];
  console.log(`  Nodemailer, ${PLAIN} messages            ${theirs.toFixed(0)} messages/s`);
  console.log(`  Nodemailer with DKIM                  ${theirsSigned.toFixed(0)} messages/s`);
  const unsigned = await ours(database.url, large, settings);
  const many = await ours(database.url, large, signed);
  figure(`ours, ${large} subscribers`, unsigned);
  figure(`ours with DKIM, ${small} subscribers`, few);
  figure(`ours with DKIM, ${large} subscribers`, many);
  console.log(`  ratio                                 ${(unsigned.rate / theirs).toFixed(1)}`);
  console.log(`  ratio with DKIM                       ${(many.rate / theirsSigned).toFixed(1)}`);
  console.log(
    `  memory, ${large} to ${small} subscribers  ${(many.memory / few.memory).toFixed(2)}, of 300 MB ${(many.memory / 300).toFixed(2)}`,
  );
  sink.stop();
  await database.stop();
  await folder.remove();
}
