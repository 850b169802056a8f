import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, it } from "vitest";
import { encode } from "@/lib/mail/encode";
import { fill, stencil } from "@/lib/mail/stencil";
import { isWireReady } from "@/lib/mail/wire";

const SEED = "0d3c8a52-7f5e-4d0c-9d0c-4b8f0a5d2c11";
const hole = (name: string) => `the-token-${name}`.padEnd(43, "xyz");
/** Any Unicode text that XML could hold, with long lines, dots that begin lines, and a token somewhere. */
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 120 }),
      fc.constantFrom(
        ".",
        "..",
        "\n.",
        "\n..\n",
        "\n",
        "=",
        "=3D",
        "From ",
        " \n",
        "\t",
        hole("A"),
        hole("B"),
        "x".repeat(200),
      ),
    ),
    { maxLength: 25 },
  )
  .map((parts) => parts.join("").replace(/\r/g, ""))
  .filter((text) => text.trim() !== "");
const encoded = (html: string, text: string, subject = "Papers") =>
  encode({ from: "Größe <papers@example.org>", subject, html, text }, SEED);
const asText = (text: string) => text.replace(/[ \t]+$/gm, "").trimEnd();

it("makes of any Unicode a message that reads back the same, in short ASCII lines, ready for the wire", async () => {
  const subjects = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 150 })
    .map((s) => s.replace(/[\p{C}\p{Z}]+/gu, " ").trim() || "x");
  await fc.assert(
    fc.asyncProperty(texts, subjects, async (text, subject) => {
      const { head, body } = await encoded(`<p>${text.replace(/[<&]/g, "")}</p>`, text, subject);
      const raw = Buffer.concat([Buffer.from(`${head}\r\n`), body]);
      expect(raw.toString("latin1")).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(
        Math.max(
          ...body
            .toString("latin1")
            .split("\r\n")
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(76);
      expect(isWireReady(body)).toBe(true);
      const mail = await simpleParser(raw);
      expect(asText(mail.text ?? "")).toBe(asText(text));
      expect(mail.html).toContain("<p>");
      expect(mail.subject).toBe(subject);
      expect(mail.from?.value).toEqual([{ name: "Größe", address: "papers@example.org" }]);
    }),
    { numRuns: 200 },
  );
});

it("fills in each reader's tokens wherever lines were broken, and changes nothing else", async () => {
  const tokens = fc.stringMatching(/^[\w-]{43}$/);
  await fc.assert(
    fc.asyncProperty(texts, tokens, tokens, async (text, one, two) => {
      const { body } = await encoded("<p>Papers</p>", text);
      const { stencil: made, found } = stencil(body, [hole("A"), hole("B")]);
      const filled = Buffer.concat(
        fill(
          made,
          found.map((index) => (index === 0 ? one : two)),
        ),
      );
      expect(filled.length).toBe(body.length);
      expect(isWireReady(filled)).toBe(true);
      const mail = await simpleParser(
        Buffer.concat([Buffer.from((await encoded("<p>Papers</p>", text)).head), Buffer.from("\r\n"), filled]),
      );
      expect(asText(mail.text ?? "")).toBe(asText(text.replaceAll(hole("A"), one).replaceAll(hole("B"), two)));
      const again = Buffer.concat(
        fill(
          made,
          found.map((index) => hole(index === 0 ? "A" : "B")),
        ),
      );
      expect(again.equals(body), "filled with the placeholders it is what it was").toBe(true);
    }),
    { numRuns: 200 },
  );
});

it("refuses a value that is not as long as its hole", () => {
  const { stencil: made } = stencil(Buffer.from(`a ${hole("A")} b`), [hole("A")]);
  expect(() => fill(made, ["short"])).toThrow("A value of 5 characters for a hole of 43");
  expect(() => fill(made, [])).toThrow("hole of 43");
});

it.each([
  ["a.b\r\n", true],
  [".\r\n", false],
  ["a\r\n.b\r\n", false],
  ["a\nb\r\n", false],
  ["a\rb\r\n", false],
  ["\n", false],
])("knows that %j is ready for the wire: %s", (text, ready) => expect(isWireReady(Buffer.from(text))).toBe(ready));
