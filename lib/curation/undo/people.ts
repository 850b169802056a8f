import { z } from "zod";
import { ROLES } from "../../accounts/roles";
import { papersShowing } from "../../accounts/shown-on";
import { denied } from "../denied";
import { lockPerson } from "../people";
import { giveBack, Purged } from "../purge";
import type { Undo } from "./undo";

const Blocked = z.object({ id: z.string(), blockedAt: z.coerce.date().nullable(), purged: Purged.nullable() });
const Appointed = z.object({ id: z.string(), role: z.enum(ROLES) });
const Role = z.object({ role: z.enum(ROLES) });

/** Lets a blocked person back in, with the comments and votes that went with the block; or blocks one again that was let in. */
export const undoBlock: Undo = async (tx, entry, actor) => {
  const { id, blockedAt, purged } = Blocked.parse(entry.before);
  const person = await lockPerson(tx, actor, "block", id);
  if ((person.blockedAt !== null) !== (entry.action === "block")) throw denied("since");
  await tx.member.update({ where: { id }, data: { blockedAt } });
  if (blockedAt) await tx.session.deleteMany({ where: { userId: id } });
  if (!purged) return { papers: [] };
  await giveBack(tx, id, purged);
  return { papers: await papersShowing(id, tx) };
};

/** Gives a person the role that they had. */
export const undoAppoint: Undo = async (tx, entry, actor) => {
  const before = Appointed.parse(entry.before);
  const { role } = Role.parse(entry.details);
  const person = await lockPerson(tx, actor, "appoint", before.id);
  if (person.role !== role || person.blockedAt) throw denied("since");
  await tx.member.update({ where: { id: before.id }, data: { role: before.role } });
  return { papers: [] };
};
