import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { queueDue } from "@/lib/digest/queue";
import { claimSql } from "@/lib/mail/claim";
import { subscribed } from "../../support/subscribers";
import { digestTest, NOON } from "./support";

digestTest();

it("a digest for thousands is taken out in the order of the index from its first message on", async () => {
  await db().$executeRaw`ANALYZE message`; // as PostgreSQL does now and then: while there is none
  await subscribed(3000);
  expect(await queueDue({ now: NOON })).toBe(3000);
  const claim = claimSql("digest", 1, 32, new Date(), null);
  const rows = await db().$queryRaw<Record<string, string>[]>(Prisma.sql`EXPLAIN (COSTS OFF) ${claim}`);
  const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
  expect(plan).toContain("message_due_digest");
  expect(plan).not.toContain("Sort");
});
