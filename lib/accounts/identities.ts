import { db } from "../db/client";
import { Denied } from "../denied";
import { authorise } from "./authorise";
import type { Member } from "./member";
import { isReachable } from "./providers";

/** Providers that an account is connected to. */
export async function identitiesOf(
  memberId: string,
): Promise<{ providerId: string; accountId: string; holder: string | null }[]> {
  return db().account.findMany({
    where: { userId: memberId },
    select: { providerId: true, accountId: true, holder: true },
    orderBy: { createdAt: "asc" },
  });
}

/**
 * Disconnects an account from a provider.
 * @throws Denied where it is the only way to sign in
 */
export async function disconnect(actor: Member | null, providerId: string): Promise<void> {
  authorise(actor, "account.change");
  const ways = (await db().account.count({ where: { userId: actor.id } })) + (isReachable(actor.email) ? 1 : 0);
  if (ways < 2) throw new Denied("only-way");
  await db().account.deleteMany({ where: { userId: actor.id, providerId } });
}
