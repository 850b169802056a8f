import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { CHANNEL } from "@/lib/db/announce";
import { Prisma } from "@/lib/db/generated/client";
import { dueSql } from "@/lib/ingest/arxiv-checks";
import { SourceDown } from "@/lib/ingest/http";
import { ingestArxiv, ingestHuggingFace } from "@/lib/ingest/live";
import type { IngestSettings } from "@/lib/ingest/source-options";
import { testDatabase } from "../support/database";
import { type AtArxiv, atomAnswer, atomError, dailyPapers } from "../support/made-up";
import { paper } from "../support/members";
import { program } from "../support/program";
import { arxivAnswer } from "../support/sources";

const { db, url } = testDatabase();
const DAY = "2025-10-29";

// A server of our own that answers as the sources do; `script` answers first, until it is used up.
type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let script: Answer[] = [];
let requests: { url: URL; agent: string; at: number; open: number }[] = [];
let open = 0;
let atArxiv: (id: string) => AtArxiv | null;
let featured: (day: string) => unknown[];
let refused: (request: URL) => { status: number; body: string } | null;
const source = createServer((request, response) => {
  open++;
  response.once("close", () => open--);
  const url = new URL(request.url as string, "http://source");
  requests.push({ url, agent: request.headers["user-agent"] ?? "", at: Date.now(), open });
  const scripted = script.shift();
  if (scripted) return scripted(request, response);
  if (url.pathname === "/api/daily_papers")
    return response.end(JSON.stringify(featured(url.searchParams.get("date") as string)));
  const { status, body } = refused(url) ?? arxivAnswer(request.url as string, atArxiv);
  response.writeHead(status).end(body);
});
let settings: IngestSettings;
beforeAll(async () => {
  await new Promise<void>((ready) => source.listen(0, "127.0.0.1", ready));
  const base = `http://127.0.0.1:${(source.address() as AddressInfo).port}`;
  settings = {
    HUGGING_FACE_URL: base,
    ARXIV_URL: base,
    ARXIV_INTERVAL_MS: 120,
    CONTACT: "mailto:runner@example.org",
    backoffMs: 5,
    retries: 3,
    timeoutMs: 300,
  };
});
afterAll(() => source.close());
beforeEach(async () => {
  script = [];
  requests = [];
  atArxiv = (id) => ({ id });
  featured = (day) => (day === DAY ? dailyPapers(1, 150) : []);
  refused = () => null;
  await db().$executeRaw`TRUNCATE paper, ingest_run CASCADE`;
});

const status =
  (code: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (_request, response) =>
    response.writeHead(code, headers).end(body);

const asked = () => requests.flatMap(({ url }) => url.searchParams.get("id_list")?.split(",").length ?? []);

describe("ingesting live", () => {
  it("features what Hugging Face answers for a day, and lets arXiv fill in the rest", async () => {
    expect(await ingestHuggingFace(db(), DAY, settings)).toMatchObject({ new: 150, rejections: [] });
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 150 });
    expect(await db().paper.findUnique({ where: { id: "2510.00001" } })).toMatchObject({
      categories: ["cs.LG", "cs.CL"],
      version: 2,
      journalRef: "J. Tests 1 (2025)",
    });
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 0 });
    expect(requests.filter((r) => r.url.pathname === "/api/query")).toHaveLength(2);
  });

  it("obeys arXiv's terms: one request at a time, a pause between them, a contact", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    requests = [];
    await ingestArxiv(db(), DAY, settings);
    expect(requests).toHaveLength(2);
    expect((requests[1]?.at ?? 0) - (requests[0]?.at ?? 0)).toBeGreaterThanOrEqual(115);
    expect(requests.every((r) => r.open === 1 && r.agent.includes("mailto:runner@example.org"))).toBe(true);
  });

  it("pauses before it tries again, too, and when arXiv says that this was too fast", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    requests = [];
    script = [status(503), status(429, { "retry-after": "0" }), (request) => request.socket.destroy()];
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 150 });
    const gaps = requests.slice(1).map(({ at }, n) => at - (requests[n]?.at ?? 0));
    expect(gaps).toHaveLength(4);
    for (const gap of gaps) expect(gap).toBeGreaterThanOrEqual(115);
  });

  it("waits for its turn also where another process has just asked arXiv", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    await db().$executeRaw`
      INSERT INTO source_turn VALUES ('arxiv', now() + interval '1 second')
      ON CONFLICT (source) DO UPDATE SET free_at = now() + interval '1 second'`;
    requests = [];
    const began = Date.now();
    await ingestArxiv(db(), DAY, settings);
    expect((requests[0]?.at ?? 0) - began).toBeGreaterThanOrEqual(900);
  });

  it("tries 429, 503, time-outs and cut connections again, waiting as Retry-After says", async () => {
    script = [status(429, { "retry-after": "1" }), status(503), (request) => request.socket.destroy()];
    const began = Date.now();
    expect(await ingestHuggingFace(db(), DAY, settings)).toMatchObject({ new: 150 });
    expect(Date.now() - began).toBeGreaterThanOrEqual(1000);
    script = [() => {}];
    expect(await ingestHuggingFace(db(), DAY, settings)).toMatchObject({ unchanged: 150 });
  });

  it("gives up with a clear word when that does not help, and at once where it cannot", async () => {
    script = Array(4).fill(status(503));
    await expect(ingestHuggingFace(db(), DAY, settings)).rejects.toThrow(/answered 503/);
    script = [status(404)];
    await expect(ingestHuggingFace(db(), DAY, settings)).rejects.toThrow(SourceDown);
    script = [status(200, {}, "<html>")];
    await expect(ingestHuggingFace(db(), DAY, settings)).rejects.toThrow(/JSON/);
    script = [status(429, { "retry-after": "86400" })];
    await expect(ingestHuggingFace(db(), DAY, settings)).rejects.toThrow(/429/);
  });

  it("takes an empty feed for papers that arXiv does not have", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    script = Array(4).fill(status(200, {}, atomAnswer([])));
    const result = await ingestArxiv(db(), DAY, settings);
    expect(result).toMatchObject({ new: 0, updated: 0, rejections: [] });
    expect(result.unknown).toHaveLength(150);
  });

  it("asks once more where the feed is empty, as arXiv sometimes sends one although it has the papers", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    script = [status(200, {}, atomAnswer([]))];
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 150, unknown: [] });
  });

  it("goes on where a run that died had come to", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    requests = [];
    script = [status(200, {}, atomAnswer(dailyPapers(1, 100).map((item) => item.paper.id as string))), status(403)];
    await expect(ingestArxiv(db(), DAY, settings)).rejects.toThrow(SourceDown);
    requests = [];
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 50 });
    expect(requests.map((r) => r.url.searchParams.get("id_list")?.split(",").length)).toEqual([50]);
  });
});

describe("a paper that arXiv refuses or does not have", () => {
  const check = (paperId: string) => db().arxivCheck.findUnique({ where: { paperId } });
  const daysUntil = async (paperId: string) =>
    Math.round((((await check(paperId))?.dueAt.getTime() ?? 0) - Date.now()) / 86_400_000);
  const dueAgain = (paperId: string) => db().arxivCheck.update({ where: { paperId }, data: { dueAt: new Date(0) } });

  it("is not asked for where it is at OpenReview, described by somebody, or has a number that arXiv never gave", async () => {
    for (const id of ["openreview/H1xSNiRcF7", "a-thesis-on-tests", "2513.00001", "2510.0001", "2510.00001"]) await paper(id);
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 1, rejections: [], unknown: [] });
    expect(requests.map(({ url }) => url.searchParams.get("id_list"))).toEqual(["2510.00001"]);
  });

  it.each([
    [
      "refuses with its error feed",
      () => ({ status: 400, body: atomError("incorrect id format") }),
      "arXiv: incorrect id format",
    ],
    ["refuses without a word", () => ({ status: 400, body: "Bad Request" }), "arXiv answered 400"],
    ["takes for too long an address", () => ({ status: 414, body: "<html>" }), "arXiv answered 414"],
    ["answers with its error feed, as if all were well", () => ({ status: 200, body: atomError("bad") }), "arXiv: bad"],
    [
      "answers with half a feed",
      () => ({ status: 200, body: atomAnswer(["2510.00042"]).slice(0, -9) }),
      "arXiv is not an Atom feed",
    ],
  ])("is found among a hundred and left out, where arXiv %s, and the others are taken", async (_, answer, reason) => {
    await ingestHuggingFace(db(), DAY, settings);
    requests = [];
    refused = (url) => (url.searchParams.get("id_list")?.includes("2510.00042") ? answer() : null);
    const result = await ingestArxiv(db(), DAY, settings);
    expect(result).toMatchObject({ updated: 149, rejections: [{ where: "2510.00042", reason }] });
    expect(requests.length).toBeLessThan(20);
    requests = [];
    expect(await ingestArxiv(db(), DAY, settings), "and is not asked for again").toMatchObject({ updated: 0, rejections: [] });
    expect(requests).toEqual([]);
  });

  it("is asked for again after a day, a week, a month, and taken once arXiv has it", async () => {
    await paper("2510.00001");
    atArxiv = () => null;
    for (const days of [1, 7, 30, 30]) {
      expect(await ingestArxiv(db(), null, settings)).toMatchObject({ unknown: ["2510.00001"], rejections: [] });
      expect(await daysUntil("2510.00001")).toBe(days);
      expect(await check("2510.00001")).toMatchObject({ problem: "arXiv has no such paper" });
      await dueAgain("2510.00001");
    }
    atArxiv = (id) => ({ id });
    expect(await ingestArxiv(db(), null, settings)).toMatchObject({ updated: 1, unknown: [] });
    expect(await check("2510.00001")).toMatchObject({ misses: 0, problem: null });
  });

  it("is left out where what arXiv says of it is beyond all bounds, or the database refuses it", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    atArxiv = (id) => (id === "2510.00042" ? { id, title: "word ".repeat(1000) } : { id });
    await db().$executeRaw`ALTER TABLE paper ADD CONSTRAINT no_seven CHECK (title <> 'The title arXiv has for 2510.00007')`;
    const result = await ingestArxiv(db(), DAY, settings).finally(
      () => db().$executeRaw`ALTER TABLE paper DROP CONSTRAINT no_seven`,
    );
    expect(result).toMatchObject({ updated: 148, unknown: [] });
    expect(result.rejections.map(({ id }) => id).sort()).toEqual(["2510.00007", "2510.00042"]);
    expect((await check("2510.00042"))?.problem).toBe("title: has more than 2,000 characters");
    expect((await check("2510.00007"))?.problem).toMatch(/the database refuses it/);
  });

  it("is no reason to blame a hundred others where arXiv refuses everything, or sends a web page", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    requests = [];
    refused = () => ({ status: 400, body: atomError("no more today") });
    await expect(ingestArxiv(db(), DAY, { ...settings, ARXIV_INTERVAL_MS: 0 })).rejects.toThrow(
      "refuses one request after another",
    );
    expect(requests.length).toBeLessThan(80);
    refused = () => ({ status: 200, body: "<!doctype html><title>Log in to this network</title>" });
    requests = [];
    await expect(ingestArxiv(db(), DAY, settings)).rejects.toThrow("answered with something else than a feed");
    expect(requests.length).toBeLessThan(3);
    refused = () => null;
    await db().$executeRaw`UPDATE arxiv_check SET due_at = now() WHERE misses > 0`;
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 150 });
  });

  it("does not take papers that were not asked for", async () => {
    await paper("2510.00001");
    script = [status(200, {}, atomAnswer(["2510.00001", "2510.00002"]))];
    await ingestArxiv(db(), DAY, settings);
    expect(await db().paper.count()).toBe(1);
  });
});

describe("a paper that arXiv has described", () => {
  const daysUntilDue = async () => {
    const rows = await db().$queryRaw<{ id: string; days: number }[]>`
      SELECT paper_id AS id, round(extract(epoch FROM due_at - now()) / 86400)::int AS days FROM arxiv_check ORDER BY paper_id`;
    return Object.fromEntries(rows.map(({ id, days }) => [id, days]));
  };
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

  it("is asked for again daily in its first week, weekly to a month, monthly to a year, then twice a year", async () => {
    const ages = { "2510.00001": 1, "2510.00002": 10, "2510.00003": 100, "2510.00004": 1000 };
    for (const id of Object.keys(ages)) await paper(id, null);
    atArxiv = (id) => {
      const at = daysAgo(ages[id as keyof typeof ages]).toISOString();
      return { id, published: at, updated: at };
    };
    await ingestArxiv(db(), null, settings);
    expect(await daysUntilDue()).toEqual({ "2510.00001": 1, "2510.00002": 7, "2510.00003": 30, "2510.00004": 180 });
  });

  it("gets its new version, title and withdrawal, and pages are told only when something changed", async () => {
    await paper("2510.00001");
    let told = 0;
    const listener = new pg.Client({ connectionString: url() });
    await listener.connect();
    listener.on("notification", () => told++);
    await listener.query(`LISTEN ${CHANNEL}`);
    const visit = async () => {
      await db().$executeRaw`UPDATE arxiv_check SET due_at = now()`;
      const result = await ingestArxiv(db(), null, settings);
      await listener.query("SELECT 1");
      return result;
    };
    expect(await visit()).toMatchObject({ updated: 1 });
    expect(told).toBe(1);
    expect(await visit()).toMatchObject({ updated: 0, unchanged: 1 });
    expect(told).toBe(1);
    atArxiv = (id) => ({ id, version: 3, title: "A better title", comment: "This paper has been withdrawn by Ada Lovelace" });
    expect(await visit()).toMatchObject({ updated: 1 });
    expect(told).toBe(2);
    await listener.end();
    expect(await db().paper.findFirst()).toMatchObject({
      version: 3,
      title: "A better title",
      comment: "This paper has been withdrawn by Ada Lovelace",
    });
  });

  it("waits behind new papers, and no run asks for more than two thousand", async () => {
    await db().$executeRaw`
      INSERT INTO paper (id, title, abstract, authors) SELECT '2401.' || lpad(n::text, 5, '0'), 't', 'a', '{}' FROM generate_series(1, 3000) n`;
    await db().$executeRaw`UPDATE arxiv_check SET due_at = now() - interval '1 day'`;
    await paper("2510.00001");
    await ingestArxiv(db(), null, { ...settings, ARXIV_INTERVAL_MS: 0 });
    expect(requests[0]?.url.searchParams.get("id_list")).toMatch(/^2510.00001,/);
    expect(asked()).toEqual(Array(20).fill(100));
    requests = [];
    await ingestArxiv(db(), null, { ...settings, ARXIV_INTERVAL_MS: 0 });
    expect(asked()).toEqual([...Array(10).fill(100), 1]);
  });

  it("is chosen from an index, among a hundred thousand", async () => {
    await db().$executeRaw`
      INSERT INTO paper (id, title, abstract, authors) SELECT 'x' || n, 't', 'a', '{}' FROM generate_series(1, 100000) n`;
    await db().$executeRaw`
      INSERT INTO arxiv_check (paper_id, due_at) SELECT 'x' || n, now() + (n - 1000) * interval '1 minute' FROM generate_series(1, 100000) n`;
    await db().$executeRawUnsafe("VACUUM ANALYZE arxiv_check");
    const rows = await db().$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN (COSTS OFF) ${dueSql(null, ["x1", "x2"])}`);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    expect(plan).toMatch(/Index (Only )?Scan using arxiv_check_due/);
    expect(plan).not.toMatch(/Seq Scan|Sort/);
  });
});

describe("an ingest that is killed", () => {
  it("goes on with what it had not asked for", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    const command = () =>
      program(["--import", "tsx", "bin/ingest.ts", "--source", "arxiv", "--date", DAY], {
        DATABASE_URL: url(),
        ARXIV_URL: settings.ARXIV_URL,
        ARXIV_INTERVAL_MS: "0",
      });
    let hangs = () => {};
    const hanging = new Promise<void>((resolve) => {
      hangs = resolve;
    });
    script = [(request, response) => void response.end(arxivAnswer(request.url as string).body), () => hangs()];
    const first = command();
    await hanging;
    first.child.kill("SIGKILL");
    await first.ended;
    requests = [];
    const second = command();
    expect(await second.ended, second.output()).toBe(0);
    expect(second.output()).toContain("0 new, 50 updated, 0 unchanged, 0 rejected");
    expect(asked()).toEqual([50]);
  });
});

describe("two runs at once", () => {
  it("ask for each paper once between them, and lock nothing up", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    requests = [];
    const runs = await Promise.all([1, 2, 3].map(() => ingestArxiv(db(), DAY, { ...settings, ARXIV_INTERVAL_MS: 0 })));
    expect(runs.reduce((all, { updated }) => all + updated, 0)).toBe(150);
    expect(asked().sort()).toEqual([100, 50]);
    expect(requests.every((r) => r.open === 1)).toBe(true);
    await Promise.all([1, 2, 3, 4].map(() => ingestHuggingFace(db(), DAY, settings)));
  });
});
