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

describe("a local part", () => {
  const owns = (local: string, author: string, authors = [author]) => {
    const email = `${local}@example.org`;
    return addressOwns({ email, emailVerified: true }, { abstract: `Write to ${email}.`, comment: null, authors }, author);
  };

  it.each([
    ["lovelace", "Ada Lovelace"],
    ["alovelace", "Ada Lovelace"],
    ["a.lovelace", "Ada Lovelace"],
    ["adalovelace", "Ada Lovelace"],
    ["ada_lovelace42", "Ada Lovelace"],
    ["lovelacea", "Ada Lovelace"],
    ["lovelace-ada", "Ada Lovelace"],
    ["akl.lovelace", "Ada King-L. Lovelace"],
    ["jm.wang", "Jian-Ming Wang"],
    ["jianming.wang", "Jian-Ming Wang"],
    ["sean.obrien", "Seán O'Brien"],
    ["kurt.godel", 'Kurt G{\\"o}del'],
    ["marie.dupont-durand", "Marie Dupont-Durand"],
    ["vanbeethoven", "Ludwig van Beethoven"],
    ["wang.jian", "Jian Wang"],
  ])("%s@ is that of %s", (local, author) => {
    expect(owns(local, author)).toBe(true);
  });

  it.each([
    ["hannah.smith", "Mei Ann"],
    ["bob.johnson", "Amy Johns"],
    ["jian.wang", "Li Jian"],
    ["rosemary.lee", "Ana Mary"],
    ["martinez", "Eva Martin"],
    ["bob.lovelace", "Ada Lovelace"],
    ["b.lovelace", "Ada Lovelace"],
    ["lovelaceb", "Ada Lovelace"],
    ["ada", "Ada Lovelace"],
    ["ada.lovelace.and.alan.turing", "Ada Lovelace"],
    ["wölf", "Ada Wlf"],
    ["li", "Jian Li"],
  ])("%s@ is not that of %s", (local, author) => {
    expect(owns(local, author)).toBe(false);
  });

  it("that could be of two authors of the paper proves neither", () => {
    for (const name of ["Ada Lovelace", "Alan Lovelace"]) {
      expect(owns("a.lovelace", name, ["Ada Lovelace", "Alan Lovelace"])).toBe(false);
      expect(owns("lovelace", name, ["Ada Lovelace", "Alan Lovelace"])).toBe(false);
    }
    expect(owns("ada.lovelace", "Ada Lovelace", ["Ada Lovelace", "Alan Lovelace"])).toBe(true);
    expect(owns("wang.chen", "Wang Chen", ["Wang Chen", "Chen Wang"])).toBe(false);
    expect(owns("wei.wang", "Wei Wang", ["Wei Wang", "Wei Wang"]), "two people of one name").toBe(false);
  });

  it("is compared quickly, however many given names an author has", () => {
    expect(owns(`${"a".repeat(60)}b`, `${"Aa ".repeat(2000)}Lovelace`)).toBe(false);
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
