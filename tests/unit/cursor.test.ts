import { describe, expect, it } from "vitest";
import { type Cursor, cursorPath, cutPage, type Kind, readCursor } from "@/lib/cursor";

const read = (kinds: Kind[], ...parts: string[]) => readCursor(kinds, ["after", ...parts]);
const MEMBER = "80000000-0000-4000-8000-000000000000";

describe("a cursor", () => {
  it.each<[string, Kind[], Cursor]>([
    ["of a feed", ["day", "rank", "text", "id"], ["2025-10-29", -3, "a/b „ä“", "hep-th/9901001"]],
    ["of a list by date", ["moment", "id"], ["2025-10-29T08:01:02.123456+00:00", "2510.00001"]],
    ["behind a paper whose date is not known", ["moment", "id"], ["-infinity", "2510.00001"]],
    ["of scores", ["score", "id"], [-12.25, "2510.00001"]],
    ["of scores next to nothing", ["score", "id"], [1.5e-7, "2510.00001"]],
    ["of scores beyond measure", ["score", "id"], [1e9, "2510.00001"]],
    ["of rows without a name", ["moment", "uuid"], ["2025-10-29T08:01:02+00:00", MEMBER]],
  ])("%s is read as it was written", (_, kinds, cursor) => {
    expect(readCursor(kinds, cursorPath(kinds, cursor).split("/"))).toEqual(cursor);
  });

  it("is not there where the address ends before it", () => {
    expect(readCursor(["id"], [])).toBeUndefined();
  });

  it.each<[string, Kind, string]>([
    ["votes that are nothing", "rank", ""],
    ["votes below zero", "rank", "-1"],
    ["half a vote", "rank", "1.5"],
    ["votes in another base", "rank", "0x10"],
    ["votes among spaces", "rank", " 1 "],
    ["a score that is nothing", "score", ""],
    ["a score in another base", "score", "0b1"],
    ["a score without end", "score", "Infinity"],
    ["a moment without a zone", "moment", "2025-10-29T08:01:02"],
    ["a moment after all", "moment", "infinity"],
    ["a uuid that is none", "uuid", "1"],
  ])("may not hold %s", (_, kind, part) => {
    expect(read([kind, "id"], part, "2510.00001")).toBeNull();
  });

  it.each([
    ["that is empty", ""],
    ["with a NUL", "a\0b"],
    ["that is too long", "x".repeat(201)],
  ])("may not hold an id %s", (_, id) => {
    expect(read(["id"], id)).toBeNull();
  });
});

describe("a page", () => {
  const rows = (many: number) => Array.from({ length: many }, (_, n) => ({ name: `row ${n}`, key: [n] }));

  it.each([
    ["nothing", 0, null],
    ["less than it holds", 2, null],
    ["all that it holds", 3, null],
    ["one more", 4, [2]],
  ])("of %s ends there, or says where the next one starts", (_, many, next) => {
    const page = cutPage(rows(many), 3);
    expect(page).toEqual({
      shown: rows(many)
        .slice(0, 3)
        .map(({ name }) => ({ name })),
      next,
    });
  });
});
