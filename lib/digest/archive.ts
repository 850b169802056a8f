import { z } from "zod";
import { type Cursor, cutPage } from "../cursor";
import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { afterSql, type Key, keySql, orderSql } from "../db/keyset";
import { siteUrl } from "../env";
import type { Day } from "../papers/day";
import { placeholders } from "./compose";

export type PastEdition = { id: string; subject: string; frequency: string; first: Day; last: Day };

const PAGE_SIZE = 30;
const KEYS: Key[] = [
  { column: Prisma.sql`edition.last_day`, kind: "day", descending: true },
  { column: Prisma.sql`edition.id`, kind: "uuid" },
];

/** The SQL of a page of the archive, and one edition more to tell whether there is another. */
export function archiveSql(after?: Cursor): Prisma.Sql {
  return Prisma.sql`
    SELECT id::text, subject, frequency, to_char(first_day, 'YYYY-MM-DD') AS first, to_char(last_day, 'YYYY-MM-DD') AS last, ${keySql(KEYS)}
    FROM edition WHERE listed ${after ? Prisma.sql`AND ${afterSql(KEYS, after)}` : Prisma.empty}
    ORDER BY ${orderSql(KEYS)} LIMIT ${PAGE_SIZE + 1}`;
}

/** Past editions that everybody got, newest first. */
export async function pastEditions(after?: Cursor): Promise<{ editions: PastEdition[]; next: Cursor | null }> {
  const rows = await db().$queryRaw<(PastEdition & { key: Cursor })[]>(archiveSql(after));
  const { shown, next } = cutPage(rows, PAGE_SIZE);
  return { editions: shown, next };
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
