import { describe, expect, it } from "vitest";
import { addressOwns, familyName } from "@/lib/claims/evidence";

const paper = { abstract: "Write to ada.lovelace@example.org.", comment: "Code: see (alan.turing@example.org)." };
const ada = { email: "ada.lovelace@example.org", emailVerified: true };

describe("a proven address", () => {
  it("confirms the author whose name it holds, where the paper's source names it", () => {
    expect(addressOwns(ada, paper, "Ada Lovelace")).toBe(true);
    expect(addressOwns({ ...ada, email: "alan.turing@example.org" }, paper, "Alan Turing")).toBe(true);
  });

  it("confirms nobody else, and nothing that is not there", () => {
    expect(addressOwns(ada, paper, "Alan Turing")).toBe(false);
    expect(addressOwns({ ...ada, emailVerified: false }, paper, "Ada Lovelace")).toBe(false);
    expect(addressOwns({ ...ada, email: "lovelace@example.org" }, paper, "Ada Lovelace")).toBe(false);
    expect(addressOwns({ ...ada, email: "a.lovelace@example.org" }, paper, "Ada Lovelace")).toBe(false);
    expect(addressOwns(ada, { abstract: "", comment: null }, "Ada Lovelace")).toBe(false);
    expect(addressOwns({ ...ada, email: "x@example.org" }, { abstract: "x@example.org", comment: null }, "Li")).toBe(false);
  });
});

describe("an address in a text", () => {
  const found = (abstract: string, email = ada.email) =>
    addressOwns({ email, emailVerified: true }, { abstract, comment: null }, "Ada Lovelace");

  it.each([
    "ada.lovelace@example.org",
    "Ada.Lovelace@Example.ORG",
    "<ada.lovelace@example.org>",
    "E-mail:ada.lovelace@example.org...",
    "not x.ada.lovelace@example.org, but ada.lovelace@example.org",
  ])("is found in: %s", (text) => {
    expect(found(text)).toBe(true);
    expect(found(text, "ADA.Lovelace@example.org")).toBe(true);
  });

  it.each([
    "x.ada.lovelace@example.org",
    "ada.lovelace@example.organ",
    "ada.lovelace@example.org.evil.example",
    "ada.lovelace@example.org@evil.example",
    "ada.lovelace+lists@example.org",
    "ada.lovelace at example.org",
  ])("is not found in: %s", (text) => {
    expect(found(text)).toBe(false);
  });

  it("is looked for in one pass, however long the text is and however much it looks like addresses", () => {
    // So long that it takes hours where the time grows with the square of the length.
    for (const part of [
      "a",
      "@",
      "a@",
      "ada.lovelace@example.org@",
      "ada.lovelace@example.org.",
      ".",
      "ada.lovelace@example.or",
    ])
      expect(found(`${part.repeat(Math.ceil(2_000_000 / part.length))}x`)).toBe(false);
  });

  it("proves nothing where a member described the paper themselves", () => {
    const described = { abstract: ada.email, comment: null, url: "https://example.org/paper" };
    expect(addressOwns(ada, described, "Ada Lovelace")).toBe(false);
  });
});

it("a family name is the last word, whatever its accents", () => {
  expect(familyName("Kurt Gödel")).toBe(familyName("K. Godel"));
  expect(familyName("  ")).toBe("");
});

it("a family name is read from TeX as from plain letters", () => {
  expect(familyName('Bj{\\"o}rn B{\\"u}cker')).toBe(familyName("Björn Bücker"));
});
