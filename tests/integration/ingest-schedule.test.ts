import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ingestHuggingFace } from "@/lib/ingest/live";
import { missedDays } from "@/lib/ingest/runs";
import { ingestJob } from "@/lib/ingest/schedule";
import type { IngestSettings } from "@/lib/ingest/source-options";
import { addDays, type Day, dayOf } from "@/lib/papers/day";
import { testDatabase } from "../support/database";
import { begun } from "../support/jobs";
import { dailyPaper } from "../support/made-up";
import { nobodyAndNothing } from "../support/members";
import { arxivAnswer, standIn } from "../support/sources";

const { db } = testDatabase();
const today = dayOf(new Date());
const ago = (days: number) => addDays(today, -days);
const recent = [today, ago(1), ago(2)];

type Answer = { status: number; body?: string } | "silence";
let sources: Awaited<ReturnType<typeof standIn>>;
let settings: IngestSettings;
let answers: Record<Day, Answer>;
let papersOf: (day: Day) => unknown[];
let arxivIs: Answer | null;
let said: string[];
let end: () => Promise<void> = async () => {};

beforeAll(async () => {
  sources = await standIn((path, _, response) => {
    const day = new URL(path, "http://x").searchParams.get("date");
    const answer = day ? answers[day] : arxivIs;
    if (answer === "silence") return void response.flushHeaders();
    if (answer) return answer;
    return day ? JSON.stringify(papersOf(day)) : arxivAnswer(path);
  });
  settings = {
    HUGGING_FACE_URL: sources.url,
    ARXIV_URL: sources.url,
    ARXIV_INTERVAL_MS: 0,
    CONTACT: "mailto:runner@example.org",
    backoffMs: 1,
    retries: 1,
    timeoutMs: 20_000,
  };
});
afterAll(() => sources.close());
beforeEach(async () => {
  await nobodyAndNothing();
  await db().$executeRaw`TRUNCATE ingest_run`;
  sources.asked.length = 0;
  answers = {};
  papersOf = () => [];
  arxivIs = null;
  said = [];
});
afterEach(() => end());

const daysAsked = () => sources.asked.flatMap((path) => new URL(path, "http://x").searchParams.get("date") ?? []);
const arxivAsked = () => sources.asked.filter((path) => path.startsWith("/api/query"));

/** One round of the schedule, to its end. */
async function round(more: Partial<IngestSettings> = {}, ...before: (() => void)[]) {
  sources.asked.length = 0;
  for (const prepare of before) prepare();
  // A paper that is due for arXiv, which is asked last, so that the round is seen to end.
  await db()
    .$executeRaw`INSERT INTO paper (id, title, abstract, authors) VALUES ('2501.00001', 't', 'a', '{}') ON CONFLICT DO NOTHING`;
  await db().$executeRaw`UPDATE arxiv_check SET due_at = now()`;
  end = begun(ingestJob(db(), { ...settings, ...more }, (line) => said.push(line)));
  await expect.poll(async () => await db().arxivCheck.count({ where: { dueAt: { lte: new Date() } } })).toBe(0);
  await end();
}

async function good(day: Day, finishedAt: Date | null = new Date()) {
  await db().ingestRun.create({ data: { source: "hugging-face", day: new Date(day), finishedAt } });
}

describe("after an outage", () => {
  it("every day that was missed is ingested, the newest first, and then no more", async () => {
    papersOf = (day) => [dailyPaper(Number(day.slice(8)), {}, {})];
    for (const days of [12, 11, 10]) await good(ago(days), new Date(`${ago(10)}T12:00:00Z`));
    await round();
    const missed = Array.from({ length: 9 }, (_, n) => ago(n + 3));
    expect(daysAsked()).toEqual([...recent, ...missed]);
    expect(await db().feature.groupBy({ by: ["day"] })).toHaveLength(12);
    await round();
    expect(daysAsked(), "only those that still change").toEqual(recent);
    expect(said).toEqual([]);
  });

  it("an empty day, as weekends are, is a good one", async () => {
    await good(ago(5), new Date(0));
    await round();
    expect(daysAsked()).toHaveLength(6);
    await round();
    expect(daysAsked()).toHaveLength(3);
  });

  it("goes back sixty days at most", async () => {
    await good(ago(200), new Date(0));
    await good(ago(60), new Date(0));
    await round();
    expect(daysAsked()).toHaveLength(61);
  });

  it("a site that has just been set up asks for three days and no more", async () => {
    await round();
    expect(daysAsked()).toEqual(recent);
    expect(await missedDays(db(), ago(2))).toEqual([]);
  });

  it("days that failed from the first day on are not forgotten", async () => {
    answers = Object.fromEntries([today, ago(1), ago(2), ago(6)].map((day) => [day, { status: 404 }]));
    await ingestHuggingFace(db(), ago(6), settings).catch(() => {});
    await round();
    answers = {};
    await round();
    expect(daysAsked()).toContain(ago(6));
    expect(await db().ingestRun.count({ where: { finishedAt: null } })).toBe(0);
  });
});

describe("what fails", () => {
  it("fails alone: a day, and not the days after it, nor arXiv", async () => {
    await good(ago(6), new Date(0));
    answers = {
      [today]: { status: 500 },
      [ago(1)]: { status: 404 },
      [ago(2)]: { status: 200, body: "<!doctype html>" },
      [ago(4)]: { status: 200, body: '{"error":"x"}' },
      [ago(5)]: { status: 200, body: "[{" },
    };
    await round();
    expect(new Set(daysAsked())).toEqual(new Set([...recent, ago(3), ago(4), ago(5), ago(6)]));
    expect(arxivAsked()).toHaveLength(1);
    expect(await db().ingestRun.count({ where: { finishedAt: { gt: new Date(0) } } })).toBe(2);
    expect(said).toHaveLength(5);
    for (const [line, day] of said.map((line, n) => [line, [today, ago(1), ago(2), ago(4), ago(5)][n] as string] as const))
      expect(line).toMatch(new RegExp(`${day}.*The site stays up`));
    answers = {};
    await round();
    expect(new Set(daysAsked()), "and is tried again").toEqual(new Set([...recent, ago(4), ago(5)]));
  });

  it("fails alone: Hugging Face, and not arXiv, and is left in peace when it answers nobody", async () => {
    await good(ago(20), new Date(0));
    for (const status of [503, 429]) {
      answers = Object.fromEntries(Array.from({ length: 30 }, (_, n) => [ago(n), { status }]));
      await round({ retries: 0 });
      expect(daysAsked()).toHaveLength(2);
      expect(arxivAsked()).toHaveLength(1);
    }
    await round({ retries: 0, HUGGING_FACE_URL: "http://127.0.0.1:9" });
    expect(arxivAsked()).toHaveLength(1);
    expect(said.at(-1)).toMatch(/cannot be reached.*The site stays up/);
    expect(said).toHaveLength(3);
  });

  it("fails alone: arXiv, and not Hugging Face", async () => {
    papersOf = (day) => (day === ago(2) ? [dailyPaper(1)] : []);
    arxivIs = { status: 503 };
    end = begun(ingestJob(db(), { ...settings, retries: 0 }, (line) => said.push(line)));
    await expect.poll(() => said).toEqual([expect.stringMatching(/answered 503\. The site stays up/)]);
    expect(daysAsked()).toEqual(recent);
    expect(await db().feature.count()).toBe(1);
  });

  it("is said of each record that is not taken, and of papers that arXiv does not have", async () => {
    papersOf = (day) => (day === today ? [{}, dailyPaper(1)] : []);
    arxivIs = arxivAnswer("/api/query?id_list=2510.99999", () => null);
    end = begun(ingestJob(db(), settings, (line) => said.push(line)));
    await expect
      .poll(() => said)
      .toEqual([
        expect.stringMatching(`^Hugging Face ${today}\\[0\\] was not accepted: paper: `),
        "arXiv has no paper 2510.00001 (1 in all).",
      ]);
  });
});

describe("the end of the process", () => {
  it("does not wait for a source that is silent, and the next start goes on from there", async () => {
    papersOf = (day) => [dailyPaper(Number(day.slice(8)), {}, {})];
    await good(ago(10), new Date(0));
    answers = { [ago(5)]: "silence" };
    end = begun(ingestJob(db(), settings, (line) => said.push(line)));
    await expect.poll(daysAsked).toContain(ago(5));
    await end();
    expect(said).toEqual([]);
    expect(daysAsked()).not.toContain(ago(6));
    answers = {};
    await round();
    expect(daysAsked()).toEqual([...recent, ...[5, 6, 7, 8, 9, 10].map(ago)]);
    expect(await db().ingestRun.count({ where: { finishedAt: { gt: new Date(0) } } })).toBe(11);
  });
});
