import { randomBytes } from "node:crypto";
import { z } from "zod";
import { announce } from "../db/announce";
import { isTaken } from "../db/taken";
import { transaction } from "../db/transaction";
import { visibleLine } from "../visible";
import { denied } from "./denied";
import { papersShowing } from "./shown-on";

// Names that look like somebody they are not.
const RESERVED = new Set([
  "admin",
  "administrator",
  "curator",
  "moderator",
  "staff",
  "support",
  "system",
  "daily-papers",
  "deleted",
]);

/** The name in addresses, `/@username`. */
export const Username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z](?:-?[a-z0-9]){2,29}$/)
  .refine((name) => !RESERVED.has(name));

/** A name in the letters of a username; "Ａdmin" and "Àdmin" are read as "admin". */
const slugOf = (name: string) =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");

/** The name that is shown: one line, with a letter, digit or symbol to see, that does not claim an office. */
export const DisplayName = z
  .string()
  .transform(visibleLine)
  .pipe(
    z
      .string()
      .max(60)
      .regex(/[\p{L}\p{N}\p{S}]/u)
      .refine((name) => !RESERVED.has(slugOf(name))),
  );

export type Names = { name: string; username: string };

/**
 * Reads both names of a form.
 * @throws Denied where one is none
 */
export function parseNames(form: Record<string, string>): Names {
  const name = DisplayName.safeParse(form.name ?? "");
  if (!name.success) throw denied("name");
  const username = Username.safeParse(form.username ?? "");
  if (!username.success) throw denied("username");
  return { name: name.data, username: username.data };
}

/** A username that nobody has, as 40 random bits are in it. */
export const madeUpUsername = (start = "reader") =>
  `${start}-${Number.parseInt(randomBytes(5).toString("hex"), 16).toString(36)}`;

/** The username that a name suggests, or null; never made from an address, of which it would tell a part. */
export function usernameFrom(name: string): string | null {
  return Username.safeParse(slugOf(name).slice(0, 20).replace(/-+$/, "")).data ?? null;
}

/**
 * Gives a member other names.
 * @throws Denied where the username is somebody else's, or the member is blocked or gone meanwhile
 */
export async function rename(memberId: string, names: Names): Promise<void> {
  await transaction(async (tx) => {
    const before = await tx.member.findUnique({ where: { id: memberId }, select: { name: true, username: true } });
    const renamed = await tx.member.updateMany({ where: { id: memberId, blockedAt: null }, data: names }).catch((error) => {
      throw isTaken(error) ? denied("taken") : error;
    });
    if (renamed.count === 0) throw denied("signed-out");
    if (before?.name === names.name && before.username === names.username) return;
    const papers = await papersShowing(memberId, tx);
    if (papers.length) await announce(tx, papers);
  });
}
