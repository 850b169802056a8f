import { describe, expect, it } from "vitest";
import { readPasted } from "@/lib/invitations/pasted";

const read = (text: string) => readPasted(text).map(({ typed, address }) => address?.address ?? `not: ${typed}`);

describe("pasted addresses", () => {
  it.each([
    ["one a line", "a@example.org\r\nb@example.org\n\n c@example.org "],
    ["separated by commas", "a@example.org,b@example.org, c@example.org,"],
    ["separated by semicolons", "a@example.org;b@example.org ; c@example.org"],
    ["separated by blanks", "a@example.org b@example.org\t\u00a0c@example.org"],
    ["with names", "Ada <a@example.org>, Bob Berg <b@example.org>\nc@example.org"],
    ["with names one after the other", "Ada <a@example.org> Bob Berg <b@example.org> c@example.org"],
    ["with names that hold separators", '"Lovelace, Ada" <a@example.org>; "B; @home" <b@example.org>, <c@example.org>'],
    ["with names that are the address", "a@example.org <A@example.org>, b@example.org Cy <c@example.org>"],
    ["with marks of direction", "\u202aa@example.org\u202c, b@example.org\u200b, \ufeffc@example.org"],
  ])("are read %s", (_, text) => {
    expect(read(text).map((address) => address.toLowerCase())).toEqual(
      ["a", "b", "c"].filter((letter) => text.includes(`${letter}@`)).map((letter) => `${letter}@example.org`),
    );
  });

  it("keep an address that stands where a name would be", () =>
    expect(read("b@example.org <a@example.org>")).toEqual(["b@example.org", "a@example.org"]));

  it("that are none are there as they were typed, beside the others", () => {
    expect(read("nobody, a@example.org, b@, <>, Ada <ada at example.org>, <c@example.org")).toEqual([
      "not: nobody",
      "a@example.org",
      "not: b@",
      "not: <>",
      "not: ada at example.org",
      "not: <c@example.org",
    ]);
    expect(read(" \n,; ")).toEqual([]);
  });

  it("keep a quoted part before the @, which is no name", () =>
    expect(read('"quoted"@example.org')).toEqual(['"quoted"@example.org']));

  it("need no more time where the text is long and odd", () => {
    for (const odd of ["<", ">", '"', "a ", "<a", '" ', "@"])
      expect(
        readPasted(odd.repeat(100_000)).every(({ address }) => address === null),
        odd,
      ).toBe(true);
  });
});
