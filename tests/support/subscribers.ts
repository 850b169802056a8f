import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import { Choices } from "@/lib/subscribers/choices";
import type { Subscriber } from "@/lib/subscribers/subscriber";

/** Subscribers who confirmed and are due: reader1@example.org and so on, or one with the address and choices given. */
export async function subscribed(count: number, changes: Record<string, unknown> = {}): Promise<void> {
  const { address, coveredThrough, state, nextDueAt, ...choices } = changes;
  const chosen = Choices.parse(choices);
  const data = Array.from({ length: count }, (_, index) => {
    const to = (address as string | undefined) ?? `reader${index + 1}@example.org`;
    const readerId = randomUUID();
    return {
      reader: { id: readerId, address: to, addressKey: to.toLowerCase() },
      subscription: {
        ...chosen,
        readerId,
        state: (state as string) ?? "active",
        coveredThrough: (coveredThrough as Date) ?? null,
        nextDueAt: (nextDueAt as Date) ?? new Date(0),
      },
    };
  });
  for (let from = 0; from < data.length; from += 1000) {
    const some = data.slice(from, from + 1000);
    await db().reader.createMany({ data: some.map(({ reader }) => reader) });
    await db().subscription.createMany({ data: some.map(({ subscription }) => subscription) });
  }
}

/** All subscribers, by their addresses. */
export async function subscribers(): Promise<Subscriber[]> {
  const rows = await db().subscription.findMany({ include: { reader: true }, orderBy: { reader: { address: "asc" } } });
  return rows.map(({ reader: { address, addressKey }, ...subscription }) => ({ ...subscription, address, addressKey }));
}

/** The subscriber of this id, or of this address. */
export async function subscriber(wanted: string): Promise<Subscriber> {
  const found = (await subscribers()).find(({ id, addressKey }) => id === wanted || addressKey === wanted);
  if (!found) throw new Error(`Nobody is ${wanted}`);
  return found;
}

/** Forgets all subscribers and editions. */
export async function nobodySubscribed(): Promise<void> {
  await db().edition.deleteMany();
  await db().reader.deleteMany();
  await db().message.deleteMany();
  await db().suppression.deleteMany();
  await db().mailEvent.deleteMany();
  await db().rateLimit.deleteMany();
  await db().sending.updateMany({ data: { pausedUntil: null, reason: null } });
}
