import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { sameSecret } from "../bearer";
import { transaction } from "../db/transaction";
import { type Env, readEnv } from "../env";
import { networkOf, withinLimit } from "../limits";
import { denied } from "./denied";
import { log } from "./log";

/**
 * Makes a member an administrator who knows the ADMIN_SECRET of the site, as whoever runs it does: the way in where no account has the
 * role, or nobody can use the one that has. 10 tries an hour for each network.
 * @param ip of the client
 * @throws Denied
 */
export async function becomeAdministrator(
  actor: Member | null,
  secret: string,
  ip: string,
  env: Pick<Env, "ADMIN_SECRET" | "ADMIN_EMAILS"> = readEnv(),
): Promise<void> {
  authorise(actor, "account.change");
  if (!(await withinLimit("admin", 10, networkOf(ip)))) throw denied("often");
  if (!env.ADMIN_SECRET || !sameSecret(secret, env.ADMIN_SECRET)) throw denied("secret");
  if (env.ADMIN_EMAILS) throw denied("admin-emails");
  await transaction(async (tx) => {
    await authoriseWithin(tx, actor, "account.change");
    await tx.member.update({ where: { id: actor.id }, data: { role: "admin" } });
    const details = { before: actor.role, role: "admin" };
    await log(tx, actor, { action: "appoint", username: actor.username, reason: "with the ADMIN_SECRET", details });
  });
}
