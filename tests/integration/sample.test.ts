import { describe, expect, it } from "vitest";
import { paperRecord } from "@/lib/ingest/record";
import { loadSample } from "@/lib/ingest/sample";
import { upsertPapers } from "@/lib/ingest/upsert";
import { getPaper } from "@/lib/papers/paper";
import { testDatabase } from "../support/database";
import { latestFeed } from "../support/lists";

const { db } = testDatabase();

describe("the sample", () => {
  it("fills an empty database with 25 papers, once", async () => {
    expect(await loadSample(db())).toBe(25);
    expect(await loadSample(db())).toBe(0);
    const { cards } = await latestFeed();
    expect(cards).toHaveLength(25);
    expect(cards.every((card) => card.sample && card.day === "2025-12-15")).toBe(true);
    expect(cards.find((card) => card.id === "2502.13502")).toMatchObject({ authorCount: null, publishedOn: null });
    expect(cards.find((card) => card.id === "2408.07055")).toMatchObject({
      authorCount: 9,
      comments: 6,
      codeUrl: "https://github.com/THUDM/LongWriter",
    });
  });

  it("gives way to the first real record, by id or by title", async () => {
    const real = { source: "hugging-face" as const, abstract: "The abstract.", authors: ["A. Author"], day: "2026-01-05" };
    await upsertPapers([
      paperRecord({
        ...real,
        id: "2408.07055",
        title: "LongWriter: Unleashing 10,000+ Word Generation from Long Context LLMs",
      }),
      paperRecord({ ...real, id: "2507.22270", title: "Weighted Conditional Flow Matching" }),
    ]);
    expect(await getPaper("2408.07055")).toMatchObject({
      sample: false,
      abstract: "The abstract.",
      authorCount: 1,
      comments: 0,
      days: ["2026-01-05"],
    });
    expect(await getPaper("weighted-conditional-flow-matching")).toBeNull();
    expect(await db().paper.count({ where: { sample: true } })).toBe(23);
  });

  it("never replaces a real paper", async () => {
    await upsertPapers([paperRecord({ source: "sample", id: "2408.07055", title: "Sample", abstract: "Sample", day: null })]);
    expect(await getPaper("2408.07055")).toMatchObject({ sample: false, abstract: "The abstract." });
  });
});
