import { denied } from "../denied";
import type { Member } from "./member";
import { type Action, allows, type Role, refusalOf } from "./roles";

/** @throws Denied where a role is not enough for an action */
export function requireRole(role: Role, action: Action): void {
  if (!allows(role, action)) throw denied(refusalOf(action));
}

/**
 * Lets an action pass, or not, before any work is done; `authoriseWithin` decides it for good.
 * @param actor null for somebody who is not signed in
 * @throws Denied
 */
export function authorise(actor: Member | null, action: Action): asserts actor is Member {
  if (!actor) throw denied("signed-out");
  requireRole(actor.role, action);
}
