import { readFileSync } from "node:fs";
import fc from "fast-check";

// What stands in a field or an address: much that is right in itself, so that it gets past the first check, and much that nobody
// would type.

/** The ids of the sample papers, which the site under test has. */
export const SAMPLE = (
  JSON.parse(readFileSync("prisma/sample/papers.json", "utf8")) as { papers: { id: string }[] }
).papers.map(({ id }) => id);
export const UUIDS = ["00000000-0000-4000-8000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"];

const words = (text: string) => text.split(" ");
const RIGHT = [
  ...SAMPLE.slice(0, 3),
  ...UUIDS,
  ...words(
    "2407.21783 hep-th/9901001 openreview/abcde12345 2025-10-29 on off member root reader@example.org /papers/2407.21783",
  ),
];
const DAYS = words("1000-W01 9999-W52 0000-W00 9999-12-31 9999-12 1000-01 275760-09-13 -271821-04-20 2025-02-30");
const NUMBERS = [...words("0 -1 2147483648 99999999999999999999 1e400 NaN 0x10 1.5 -0 1n"), "9".repeat(400), ""];
const OF_EVERY_OBJECT = words("__proto__ constructor toString hasOwnProperty");
const SIGNS = ["\0", "a\0b", "\ud800", "\udfff", "\u202e", "\ufeff", "\r\n", "\\", ...words("% %00 .. * ' \" <b> ı 𝒳")];

const value = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...RIGHT) },
  { weight: 3, arbitrary: fc.constantFrom(...DAYS, ...NUMBERS, ...OF_EVERY_OBJECT, ...SIGNS) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom("x", "é", "𝒳", "%").chain((one) => fc.nat(1500).map((times) => one.repeat(times))) },
);

const inUtf8 = (text: string) => encodeURIComponent(text.toWellFormed());
const byByte = (bytes: Buffer) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const ODD_ENCODINGS: ((text: string) => string)[] = [
  (text) => encodeURIComponent(inUtf8(text)),
  (text) => byByte(Buffer.from(text)),
  (text) => byByte(Buffer.from(text, "utf16le")),
  (text) => text.replace(/[^!-~]|#/g, ""),
  (text) => `${inUtf8(text)}%`,
  (text) => `${inUtf8(text)}%C3%28`,
];

/** A value as an address or a form has it, now and then not as it should be. */
export const encoded = fc
  .tuple(
    value,
    fc.oneof({ weight: 5, arbitrary: fc.constant(inUtf8) }, { weight: 1, arbitrary: fc.constantFrom(...ODD_ENCODINGS) }),
  )
  .map(([text, encode]) => encode(text));

/** `name=value`, of one of the names. */
export const pairOf = (names: string) => fc.tuple(fc.constantFrom(...words(names)), encoded).map((pair) => pair.join("="));
