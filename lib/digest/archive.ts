import { z } from "zod";
import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { siteUrl } from "../env";
import type { Day } from "../papers/day";
import { placeholders } from "./compose";

export type PastEdition = { id: string; subject: string; frequency: string; first: Day; last: Day };
/** A place in the archive: after this edition. */
export type ArchiveCursor = { day: Day; id: string };

const PAGE_SIZE = 30;
const LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** The SQL of a page of the archive, and one edition more to tell whether there is another. */
export function archiveSql({ day, id }: ArchiveCursor = { day: "9999-12-31", id: LAST_ID }): Prisma.Sql {
  return Prisma.sql`
    SELECT id::text, subject, frequency, to_char(first_day, 'YYYY-MM-DD') AS first, to_char(last_day, 'YYYY-MM-DD') AS last
    FROM edition WHERE listed AND last_day <= ${day}::date AND (last_day < ${day}::date OR id > ${id}::uuid)
    ORDER BY last_day DESC, edition.id LIMIT ${PAGE_SIZE + 1}`;
}

/** Past editions that everybody got, newest first. */
export async function pastEditions(after?: ArchiveCursor): Promise<{ editions: PastEdition[]; next: ArchiveCursor | null }> {
  const rows = await db().$queryRaw<PastEdition[]>(archiveSql(after));
  const editions = rows.slice(0, PAGE_SIZE);
  const last = editions.at(-1);
  return { editions, next: rows.length > PAGE_SIZE && last ? { day: last.last, id: last.id } : null };
}

/** An edition as it was mailed, but with nobody's own links in it; null where there is none. */
export async function publicEdition(id: string): Promise<{ html: string; listed: boolean } | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const edition = await db().edition.findUnique({ where: { id } });
  if (!edition) return null;
  const { unsubscribe, choices } = await placeholders(id);
  const html = edition.html
    .replaceAll(`${siteUrl()}/unsubscribe/${unsubscribe}`, `${siteUrl()}/subscribe`)
    .replaceAll(`${siteUrl()}/subscribe/choices/${choices}`, `${siteUrl()}/subscribe`)
    .replaceAll(unsubscribe, "")
    .replaceAll(choices, "");
  return { html, listed: edition.listed };
}
