import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { linkToken, readLinkToken, TOKEN_LENGTH } from "@/lib/mail/link-token";

const id = randomUUID();
const token = linkToken("a secret", "unsubscribe", id);

it("names the subscriber it was made for, in 43 characters that need no escaping", () => {
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(token).toHaveLength(TOKEN_LENGTH);
  expect(readLinkToken("a secret", "unsubscribe", token)).toBe(id);
});

it("is worth nothing for another purpose, another site, or with any character changed", () => {
  expect(readLinkToken("a secret", "choices", token)).toBeNull();
  expect(readLinkToken("another secret", "unsubscribe", token)).toBeNull();
  for (let at = 0; at < token.length - 1; at++) {
    const changed = `${token.slice(0, at)}${token[at] === "A" ? "B" : "A"}${token.slice(at + 1)}`;
    expect(readLinkToken("a secret", "unsubscribe", changed), changed).toBeNull();
  }
  for (const bad of ["", "x", `${token}x`, token.slice(1), "é".repeat(43), `${token.slice(0, -1)}.`]) {
    expect(readLinkToken("a secret", "unsubscribe", bad), bad).toBeNull();
  }
});
