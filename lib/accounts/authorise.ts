import { Denied } from "../denied";
import type { Member } from "./member";
import { ACTIONS, type Action, allows } from "./roles";

/**
 * Lets an action pass, or not.
 * @param actor null for somebody who is not signed in
 * @throws Denied
 */
export function authorise(actor: Member | null, action: Action): asserts actor is Member {
  if (!actor) throw new Denied("signed-out");
  if (!allows(actor.role, action)) throw new Denied(ACTIONS[action] === "admin" ? "admin" : "role");
}
