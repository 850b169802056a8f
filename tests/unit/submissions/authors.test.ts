import { describe, expect, it } from "vitest";
import { parseAuthors } from "@/lib/submissions/authors";
import { Described } from "@/lib/submissions/queue";

const paper = { title: "A title", authors: "Ada Lovelace", abstract: "An abstract ".repeat(5), url: "https://a.org/x" };

describe("the authors that somebody types", () => {
  it.each([
    ["Ada Lovelace, Alan Turing and Grace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace, Alan Turing, and Grace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace and Alan Turing and Grace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace & Alan Turing", ["Ada Lovelace", "Alan Turing"]],
    ["Ada Lovelace\nAlan Turing\r\nGrace Hopper", ["Ada Lovelace", "Alan Turing", "Grace Hopper"]],
    ["Ada Lovelace,\nAlan Turing", ["Ada Lovelace", "Alan Turing"]],
    ["Martin Luther King, Jr., Ada Lovelace", ["Martin Luther King, Jr.", "Ada Lovelace"]],
    ["Robert Downey, III and Ada Lovelace", ["Robert Downey, III", "Ada Lovelace"]],
    ["Lovelace, Ada; Turing, Alan", ["Ada Lovelace", "Alan Turing"]],
    ["King, Jr., Martin Luther; and Lovelace, Ada;", ["Martin Luther King, Jr.", "Ada Lovelace"]],
    ["Gemini Team, Google; Ada Lovelace", ["Gemini Team, Google", "Ada Lovelace"]],
    ["Lovelace, A., Turing, A. M., and King, Jr., M. L.", ["A. Lovelace", "A. M. Turing", "M. L. King, Jr."]],
    ["Lovelace, Ada and van der Maaten, Laurens", ["Ada Lovelace", "Laurens van der Maaten"]],
    ["Johnson & Johnson", ["Johnson & Johnson"]],
    ["Smith and Sons", ["Smith and Sons"]],
    ["Ada Lovelace, Smith and Sons", ["Ada Lovelace", "Smith and Sons"]],
    ["American Academy of Arts and Sciences", ["American Academy of Arts and Sciences"]],
    ["ATLAS Collaboration and Ada Lovelace", ["ATLAS Collaboration", "Ada Lovelace"]],
    ["Ortega y Gasset, José and Lovelace, Ada", ["José Ortega y Gasset", "Ada Lovelace"]],
    ["Johnson and Co", ["Johnson and Co"]],
    ["Wang, Huawei; Lovelace, Ada", ["Huawei Wang", "Ada Lovelace"]],
    ["Rand Andersen, Andy Holland", ["Rand Andersen", "Andy Holland"]],
    ["Ada\0 Love\u200blace\u202e, \u3164, \u2800, \u200d", ["Ada Lovelace"]],
    ["王小明, علی\u200cرضا", ["王小明", "علی\u200cرضا"]],
  ])("%j are %j", (list, names) => expect(parseAuthors(list)).toEqual(names));

  it("are at least one and at most five hundred", () => {
    const list = (count: number) => ({
      ...paper,
      authors: Array.from({ length: count }, (_, at) => `Author ${at}`).join(", "),
    });
    expect(Described.safeParse(list(500)).success).toBe(true);
    expect(Described.safeParse(list(501)).success).toBe(false);
    expect(Described.safeParse({ ...paper, authors: "\u3164, \u2800" }).success).toBe(false);
  });
});

describe("a paper in somebody's words", () => {
  it.each([
    ["title", "\u3164\u2800\u200b"],
    ["title", "\0"],
    ["abstract", "\u3164".repeat(60)],
    ["abstract", `too short${"\u200b".repeat(60)}`],
  ])("needs a %s that can be seen, not %j", (field, text) =>
    expect(Described.safeParse({ ...paper, [field]: text }).success).toBe(false),
  );

  it("keeps what can be seen", () => {
    expect(Described.parse({ ...paper, title: " A\0 \u202etitle " }).title).toBe("A title");
  });
});
