import { expect, it } from "vitest";
import { shortAuthors, shortName } from "@/lib/papers/short-authors";

it.each([
  ["Chenyu Huang", "C. Huang"],
  ["Jean-Luc de la Cruz", "J.-L. de la Cruz"],
  ["Huang, Chenyu", "C. Huang"],
  ["Donald E. Knuth", "D. Knuth"],
  ["Martin Luther King Jr.", "M. King Jr."],
  ["ATLAS Collaboration", "ATLAS Collaboration"],
  ["Plato", "Plato"],
  ["王小明", "王小明"],
  ["Łukasz Kaiser", "Ł. Kaiser"],
])("%s is %s where there is little room", (name, short) => {
  expect(shortName(name)).toBe(short);
});

it.each([
  [["Ada Lovelace"], 1, { names: "A. Lovelace", more: 0 }],
  [["A B", "C D", "E F"], 3, { names: "A. B, C. D, E. F", more: 0 }],
  [["A B", "C D", "E F"], 17, { names: "A. B, C. D", more: 15 }],
  [["A B"], null, { names: "A. B", more: 0 }],
])("of %j among %s authors", (authors, count, expected) => {
  expect(shortAuthors(authors, count)).toEqual(expected);
});
