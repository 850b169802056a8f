import { db } from "../db/client";
import { transaction } from "../db/transaction";
import { authorise } from "./authorise";
import { lockMembers, requireStanding } from "./authorise-within";
import { denied } from "./denied";
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
  await transaction(async (tx) => {
    // Of two that are disconnected at once, the second is counted when the first is gone.
    requireStanding(actor, "account.change", await lockMembers(tx, [actor.id], "change"));
    const ways = (await tx.account.count({ where: { userId: actor.id } })) + (isReachable(actor.email) ? 1 : 0);
    if (ways < 2) throw denied("only-way");
    await tx.account.deleteMany({ where: { userId: actor.id, providerId } });
  });
}
