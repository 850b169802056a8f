import { db } from "../db/client";
import type { Member as Row } from "../db/generated/client";
import { readEnv } from "../env";
import { effectiveRole, type Role } from "./roles";

/** Somebody with an account, as those see it who act on their behalf. */
export type Member = Pick<Row, "id" | "username" | "name" | "email" | "emailVerified" | "notify"> & { role: Role };

/** The member with this id, with the role that the settings give them; null where there is none, or they are blocked. */
export async function memberById(id: string): Promise<Member | null> {
  const row = await db().member.findUnique({ where: { id, blockedAt: null } });
  if (!row) return null;
  const { username, name, email, emailVerified, notify } = row;
  return { id, username, name, email, emailVerified, notify, role: effectiveRole(row, readEnv()) };
}
