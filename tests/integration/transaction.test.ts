import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { transaction } from "@/lib/db/transaction";
import { isSuppressed } from "@/lib/mail/suppression";
import { testDatabase } from "../support/database";
import { member, paper } from "../support/members";

const { db } = testDatabase();

describe("a transaction", () => {
  it("refuses a query beside it, which would wait for a second connection, however deep it is called", async () => {
    const within = transaction(async () => isSuppressed("somebody@example.org"));
    await expect(within).rejects.toThrow("db() was called within a transaction");
    expect(await transaction((tx) => isSuppressed("somebody@example.org", tx))).toBe(false);
    expect(await isSuppressed("somebody@example.org")).toBe(false);
  });

  it("keeps nothing of what fails", async () => {
    const { id } = await member("undone");
    const failing = transaction(async (tx) => {
      await tx.member.update({ where: { id }, data: { name: "Changed" } });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect((await db().member.findUniqueOrThrow({ where: { id } })).name).toBe("undone");
  });

  it("is done again when PostgreSQL undoes it because of a deadlock", async () => {
    const ids = [await paper("a"), await paper("b")];
    const one = (order: string[]) =>
      transaction(async (tx) => {
        for (const id of order) {
          await tx.$executeRaw`UPDATE paper SET source_upvotes = source_upvotes + 1 WHERE id = ${id}`;
          await sleep(50);
        }
      });
    await Promise.all([one(ids), one(ids.toReversed()), one(ids), one(ids.toReversed())]);
    expect(await db().paper.findMany({ select: { sourceUpvotes: true } })).toEqual([
      { sourceUpvotes: 4 },
      { sourceUpvotes: 4 },
    ]);
  });

  it("has its turn also where many more come at once than there are connections", async () => {
    const { id } = await member("many");
    const votes = Array.from({ length: 60 }, () => transaction((tx) => tx.member.count({ where: { id } })));
    expect(new Set(await Promise.all(votes))).toEqual(new Set([1]));
  });
});
