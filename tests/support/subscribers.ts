import { db } from "@/lib/db/client";
import { Choices } from "@/lib/subscribers/choices";

/** Subscribers who confirmed and are due: reader1@example.org and so on, or one with the address and choices given. */
export async function subscribed(count: number, changes: Record<string, unknown> = {}): Promise<void> {
  const { address, coveredThrough, state, nextDueAt, ...choices } = changes;
  const chosen = Choices.parse(choices);
  const data = Array.from({ length: count }, (_, index) => {
    const to = (address as string | undefined) ?? `reader${index + 1}@example.org`;
    return {
      ...chosen,
      address: to,
      addressKey: to.toLowerCase(),
      state: (state as string) ?? "active",
      coveredThrough: (coveredThrough as Date) ?? null,
      nextDueAt: (nextDueAt as Date) ?? new Date(0),
    };
  });
  for (let from = 0; from < data.length; from += 1000)
    await db().subscriber.createMany({ data: data.slice(from, from + 1000) });
}

/** Forgets all subscribers and editions. */
export async function nobodySubscribed(): Promise<void> {
  await db().edition.deleteMany();
  await db().subscriber.deleteMany();
  await db().message.deleteMany();
  await db().suppression.deleteMany();
  await db().mailEvent.deleteMany();
  await db().rateLimit.deleteMany();
  await db().sending.updateMany({ data: { pausedUntil: null, reason: null } });
}
