import { describe, expect, it } from "vitest";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { choicesInWords } from "@/lib/subscribers/in-words";

describe("choices in words", () => {
  it("say how much, how often, when and in which order", () => {
    expect(choicesInWords(DEFAULT_CHOICES)).toEqual(["Up to 10 papers every day at 08:00 (UTC), most upvoted first."]);
    const weekly = { ...DEFAULT_CHOICES, frequency: "weekly", weekday: 7, papers: 1, timeZone: "America/New_York" } as const;
    expect(choicesInWords(weekly)).toEqual(["One paper every Sunday at 08:00 (America/New York), most upvoted first."]);
    expect(choicesInWords({ ...DEFAULT_CHOICES, frequency: "monthly", ranking: "newest" })).toEqual([
      "Up to 10 papers on the first of each month at 08:00 (UTC), newest first.",
    ]);
  });

  it("name every filter", () => {
    const filtered = { ...DEFAULT_CHOICES, onlyCode: true, keywords: ["diffusion", "world models"], categories: ["cs.CL"] };
    expect(choicesInWords(filtered).slice(1)).toEqual([
      "Only papers with code.",
      "Only papers with these keywords: diffusion, world models.",
      "Only papers of these arXiv categories: cs.CL.",
    ]);
  });
});
