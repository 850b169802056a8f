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

it("a family name is the last word, whatever its accents", () => {
  expect(familyName("Kurt Gödel")).toBe(familyName("K. Godel"));
  expect(familyName("  ")).toBe("");
});
