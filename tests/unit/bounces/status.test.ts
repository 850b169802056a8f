import { expect, it } from "vitest";
import { refusedEvent } from "@/lib/bounces/refused";
import { kindOfStatus } from "@/lib/bounces/status";

it.each([
  ["5.1.1", "hard"],
  ["5.0.0", "hard"],
  ["5.2.1", "hard"],
  ["5.4.1", "hard"],
  ["5.4.4", "hard"],
  ["5.2.2", "soft"],
  ["5.3.0", "soft"],
  ["4.2.2", "soft"],
  ["4.4.7", "soft"],
  ["4.7.1", null],
  ["5.7.1", null],
  ["5.6.1", null],
  ["5.1.8", null],
  ["2.0.0", null],
  ["", null],
  ["550", null],
  ["5.1.1.1", null],
])("%s says %s of the recipient's address", (status, kind) => {
  expect(kindOfStatus(status)).toBe(kind);
});

it("takes a server's own answer for a bounce only where it is about the mailbox", () => {
  const refused = (error: string) => refusedEvent("<a@b>", error)?.kind ?? null;
  expect(refused("Can't send mail - all recipients were rejected: 550 5.1.1 No such user")).toBe("hard");
  expect(refused("Message failed: 550-5.1.1 The email account does not exist")).toBe("hard");
  expect(refused("Message failed: 550 No such user")).toBeNull();
  expect(refused("Message failed: 554 5.7.1 You are on a blocklist")).toBeNull();
  expect(refused("Message failed: 552 5.2.2 Mailbox full")).toBeNull();
});
