import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DisplayName, parseNames } from "@/lib/accounts/names";
import { parseBody } from "@/lib/comments/body";
import { parseReason } from "@/lib/curation/log";
import { Described } from "@/lib/submissions/queue";
import { Choices } from "@/lib/subscribers/choices";
import { hasVisible, visibleLine } from "@/lib/visible";

// Each is drawn as nothing, whatever Unicode calls it.
const INVISIBLE: [string, string][] = [
  ["the filler of Hangul", "\u3164"],
  ["the narrow filler of Hangul", "\uFFA0"],
  ["the first filler of Jamo", "\u115F"],
  ["the second filler of Jamo", "\u1160"],
  ["the blank of braille", "\u2800"],
  ["a soft hyphen", "\u00AD"],
  ["a zero-width space", "\u200B"],
  ["a word joiner", "\u2060"],
  ["a byte order mark", "\uFEFF"],
  ["a grapheme joiner", "\u034F"],
  ["a variation selector", "\uFE0F"],
  ["a variation selector of the supplement", "\u{E0100}"],
  ["tag characters", "\u{E0061}\u{E007F}"],
  ["a Mongolian vowel separator", "\u180E"],
  ["an inherent vowel of Khmer", "\u17B4"],
  ["a private character", "\uE000"],
  ["a private character of a later plane", "\u{F0000}"],
  ["an override of direction", "\u202E"],
  ["the place of an object", "\uFFFC"],
  ["the blank of hieroglyphs", "\u{13441}"],
  ["a note without a head", "\u{1D159}"],
  ["a control character", "\u0007"],
];
// These show nothing alone, and may stand among letters.
const AMONG_LETTERS: [string, string][] = [
  ["marks without a letter", "\u0301\u0302"],
  ["a space that does not break", "\u00A0"],
  ["an ideographic space", "\u3000"],
  ["a separator of lines", "\u2028"],
];

describe.each([...INVISIBLE, ...AMONG_LETTERS])("%s", (_, sign) => {
  const many = sign.repeat(60);
  const refused = (work: () => unknown) => expect(work).toThrow();

  it("shows nothing", () => expect([hasVisible(sign), hasVisible(many)]).toEqual([false, false]));

  it("is no name, comment, reason, title, author or keyword", () => {
    expect(DisplayName.safeParse(sign).success).toBe(false);
    refused(() => parseNames({ name: many, username: "ada" }));
    refused(() => parseBody(many));
    refused(() => parseReason(many, true));
    expect(parseReason(many, false)).toBeNull();
    const paper = { title: "A title", authors: "Ada", abstract: "Long enough. ".repeat(5), url: "https://example.org/paper" };
    expect(Described.safeParse(paper).success).toBe(true);
    for (const field of ["title", "authors", "abstract"])
      expect(Described.safeParse({ ...paper, [field]: many }).success, field).toBe(false);
    expect(Choices.safeParse({ keywords: [`!${sign}`] }).success).toBe(false);
  });
});

it.each([...INVISIBLE, ["half of a surrogate pair", "\uD83D"]])(
  "%s is left out of a name that has something to see",
  (_, sign) => {
    expect(DisplayName.parse(`A${sign}da ${sign} Lovelace${sign}`)).toBe("Ada Lovelace");
  },
);

describe("a name", () => {
  it.each(["Ada", "李", "Ünal", "محمد", "한", "प्रिया", "བསྒྲུབས", "7", "❤", "O'Brien", "Nguyễn Thị Ánh"])("may be %s", (name) => {
    expect(DisplayName.parse(name)).toBe(name.normalize("NFC"));
  });

  it.each(["", " ", "…", "-", "'", "Admin", "ＡＤＭＩＮ", "Àdmin", " Moderator ", "Daily Papers"])("may not be %j", (name) => {
    expect(DisplayName.safeParse(name).success).toBe(false);
  });

  it("carries no tower of marks", () => {
    const name = DisplayName.parse(`A${"\u0301".repeat(500)}da`);
    expect(name.match(/\p{M}/gu)?.length ?? 0).toBeLessThanOrEqual(6);
    expect(parseBody(`Z${"\u0335".repeat(5000)}algo`).length).toBeLessThan(20);
  });
});

it("a line of what can be seen stays as it is, whatever it was made from", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const line = visibleLine(text);
      expect(visibleLine(line)).toBe(line);
    }),
    { numRuns: 3000 },
  );
});
