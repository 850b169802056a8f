import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKey, domainOf, parseAddress } from "@/lib/mail/address";

const label = "b".repeat(60);
const LONG = `${"a".repeat(64)}@${label}.${label}.${"d".repeat(59)}.example`;

describe("an address", () => {
  it.each([
    "reader@example.org",
    "reader+papers@example.org",
    "o'brien@example.org",
    "a.b-c_d@sub.example.org",
    "jürgen@example.org",
    "用户@example.org",
    '"quo ted"@example.org',
    "reader@localhost",
    LONG,
  ])("%s is kept as it is", (text) => expect(parseAddress(text)?.address).toBe(text));

  it("has room for 254 bytes, and no more", () => {
    expect(LONG).toHaveLength(254);
    expect(parseAddress(LONG.replace("@b", "@bb"))).toBeNull();
    expect(parseAddress(`${"é".repeat(40)}${LONG}`)).toBeNull();
  });

  it.each([
    ["  Reader@Example.ORG ", "Reader@example.org", "reader@example.org"],
    ["reader@bücher.example", "reader@xn--bcher-kva.example", "reader@xn--bcher-kva.example"],
    ["u\u0308ber@example.org", "über@example.org", "über@example.org"],
    ["Ünal@example.org", "Ünal@example.org", "ünal@example.org"],
  ])("%j is written to as %s and known as %s", (text, address, key) => expect(parseAddress(text)).toEqual({ address, key }));

  it.each([
    ["İ@example.org", "i@example.org"],
    ["ẞ@example.org", "ss@example.org"],
    ["ı@example.org", "i@example.org"],
    ["john_doe@example.org", "john.doe@example.org"],
  ])("%s is not known as %s", (one, other) => expect(parseAddress(one)?.key).not.toBe(parseAddress(other)?.key));

  it("is written to as the letter it is where Unicode has it twice", () => {
    expect(parseAddress("\u212Aelvin@example.org")).toEqual({ address: "Kelvin@example.org", key: "kelvin@example.org" });
    expect(parseAddress("H\u0331@example.org")?.key).toBe(parseAddress("\u1E96@example.org")?.key);
  });

  it("has the same key as its key", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }), (local) => {
        const found = parseAddress(`${local}@example.org`);
        if (found) expect(addressKey(found.key)).toBe(found.key);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    "",
    "@",
    "reader",
    "reader@",
    "@example.org",
    "a b@example.org",
    "reader@exa mple.org",
    "reader@example..org",
    "reader@-example.org",
    "a@b@example.org",
    "one@example.org, two@example.org",
    "one@example.org;two@example.org",
    "Reader <reader@example.org>",
    "reader@example.org>",
    "reader@example.org\r\nBcc: victim@example.org",
    "reader\r\nBcc: victim@example.org\r\n@example.org",
    '"reader\r\nBcc: victim"@example.org',
    "reader\n@example.org",
    "reader\0@example.org",
    "reader\u2028@example.org",
    "reader\u0085@example.org",
    "reader@example.org\u0000",
    "reader@[127.0.0.1]",
  ])("is not %j", (text) => expect(parseAddress(text)).toBeNull());

  it("never holds what ends a header line or begins another address, whatever somebody types", () => {
    const parts = fc.constantFrom(
      "\r",
      "\n",
      "\0",
      ",",
      ";",
      "<",
      ">",
      ":",
      '"',
      "\\",
      " ",
      "@",
      ".",
      "a",
      "é",
      "例",
      "\u2028",
      "(",
      ")",
    );
    const texts = fc.array(parts, { maxLength: 20 }).map((found) => `${found.join("")}@example.org`);
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: "binary" }), fc.emailAddress()), (text) => {
        const found = parseAddress(text);
        if (found) expect(found.address).not.toMatch(/[\r\n\0<>\u2028\u2029]/);
      }),
      { numRuns: 2000 },
    );
  });

  it("has its domain behind the last @", () => {
    expect(domainOf('"a@b"@example.org')).toBe("example.org");
    expect(domainOf("Daily Papers <papers@example.org>")).toBe("example.org");
  });
});
