import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ArxivError } from "@/lib/ingest/arxiv";
import { SourceDown } from "@/lib/ingest/http";
import { type IngestSettings, ingestArxiv, ingestHuggingFace } from "@/lib/ingest/live";
import { scheduleIngest } from "@/lib/ingest/schedule";
import { testDatabase } from "../support/database";
import { atomAnswer, dailyPapers } from "../support/made-up";

const { db } = testDatabase();
const DAY = "2025-10-29";

// A server of our own that answers as the sources do; `script` answers first, until it is used up.
type Answer = (request: IncomingMessage, response: ServerResponse) => void;
let script: Answer[] = [];
let requests: { url: URL; agent: string; at: number; open: number }[] = [];
let open = 0;
const source = createServer((request, response) => {
  open++;
  response.once("close", () => open--);
  const url = new URL(request.url as string, "http://source");
  requests.push({ url, agent: request.headers["user-agent"] ?? "", at: Date.now(), open });
  const scripted = script.shift();
  if (scripted) return scripted(request, response);
  if (url.pathname === "/api/daily_papers")
    return response.end(JSON.stringify(url.searchParams.get("date") === DAY ? dailyPapers(1, 150) : []));
  response.end(atomAnswer(url.searchParams.get("id_list")?.split(",") ?? []));
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
  await db().$executeRaw`TRUNCATE paper, ingest_run CASCADE`;
});

const status =
  (code: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (_request, response) =>
    response.writeHead(code, headers).end(body);

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

  it("tells the error feed from the empty feed", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    script = [
      status(
        400,
        {},
        `<?xml version='1.0'?><feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>`,
      ),
    ];
    await expect(ingestArxiv(db(), DAY, settings)).rejects.toThrow(ArxivError);
    script = Array(2).fill(status(200, {}, atomAnswer([])));
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ new: 0, updated: 0, rejections: [] });
  });

  it("goes on where a run that died had come to", async () => {
    await ingestHuggingFace(db(), DAY, settings);
    requests = [];
    script = [status(200, {}, atomAnswer(dailyPapers(1, 100).map((item) => item.paper.id as string))), status(404)];
    await expect(ingestArxiv(db(), DAY, settings)).rejects.toThrow(SourceDown);
    requests = [];
    expect(await ingestArxiv(db(), DAY, settings)).toMatchObject({ updated: 50 });
    expect(requests.map((r) => r.url.searchParams.get("id_list")?.split(",").length)).toEqual([50]);
  });

  it("is scheduled, and says once that it is offline", async () => {
    const said: string[] = [];
    const end = scheduleIngest(db(), { ...settings, HUGGING_FACE_URL: "http://127.0.0.1:9", retries: 0 }, (line) =>
      said.push(line),
    );
    await expect.poll(() => said.length).toBe(1);
    end();
    expect(said[0]).toMatch(/cannot be reached.*The site stays up/);
  });
});
