import { describe, expect, it } from "vitest";
import { PAGE_SIZE, PaperQuery } from "@/lib/papers/paper-query";

const ok = (query: unknown) => PaperQuery.safeParse(query).success;
const MEMBER = "80000000-0000-4000-8000-000000000000";

describe("a question for papers", () => {
  it("has a usual order, and a page of thirty", () => {
    expect(PaperQuery.parse({ of: { kind: "featured" } })).toMatchObject({ order: "day", limit: PAGE_SIZE, counted: false });
    expect(PaperQuery.parse({ of: { kind: "week", start: "2025-10-27" } }).order).toBe("votes");
    expect(PaperQuery.parse({ of: { kind: "store" }, words: "a" }).order).toBe("relevance");
    expect(PaperQuery.parse({ of: { kind: "upvoted", memberId: MEMBER } }).order).toBe("newest");
  });

  it("keeps of the words what PostgreSQL can look for", () => {
    const words = (text: string) => PaperQuery.parse({ of: { kind: "store" }, words: text }).words;
    expect([words("  diffusion \0 models "), words(" \0 "), words("x".repeat(5000)).length]).toEqual([
      "diffusion   models",
      "",
      200,
    ]);
  });

  it.each([
    ["an order that would sort the whole store", { of: { kind: "store" }, order: "votes" }],
    ["a day by relevance", { of: { kind: "date", start: "2025-10-27" }, order: "relevance" }],
    ["a day that there is not", { of: { kind: "date", start: "2025-02-30" } }],
    ["a span without an end", { of: { kind: "span", first: "2025-10-27" } }],
    ["papers of somebody who is no member", { of: { kind: "upvoted", memberId: "1; DROP TABLE paper" } }],
    ["papers of a kind that there is not", { of: { kind: "secret" } }],
    ["words among the papers of a day", { of: { kind: "date", start: "2025-10-27" }, words: "a" }],
    ["how many papers there are in all", { of: { kind: "featured" }, counted: true }],
    [
      "how many papers are left",
      { of: { kind: "span", first: "2025-10-27", last: "2025-10-27" }, counted: true, after: [0, "", "2510.00001"] },
    ],
    ["no papers at all", { of: { kind: "featured" }, limit: 0 }],
    ["more papers than a page may hold", { of: { kind: "featured" }, limit: 101 }],
  ])("is none that asks for %s", (_, query) => {
    expect(ok(query)).toBe(false);
  });
});
