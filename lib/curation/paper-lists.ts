import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { type Cursor, cutPage, type Kind } from "../cursor";
import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { afterSql, type Key, keySql, orderSql } from "../db/keyset";
import type { Day } from "../papers/day";
import { readEntries } from "./log";
import { seenPaper } from "./seen";
import { canUndo } from "./undo";

/** The lists of what curators did to papers, as it stands now. */
export const PAPER_LISTS = ["hidden", "merged", "pinned", "removed"] as const;
export type PaperList = (typeof PAPER_LISTS)[number];

const PAGE = 30;
/** Of each list: its rows `t`, with the paper's id then; the day that a row is about, if any; and the action that made it. */
const LISTS: Record<PaperList, { from: Prisma.Sql; subject: Prisma.Sql; day: Prisma.Sql | null; action: string }> = {
  hidden: {
    from: Prisma.sql`paper t JOIN paper p ON p.id = t.id AND t.hidden`,
    subject: Prisma.sql`t.id`,
    day: null,
    action: "hide",
  },
  merged: {
    from: Prisma.sql`paper_alias t JOIN paper p ON p.id = t.paper_id`,
    subject: Prisma.sql`t.id`,
    day: null,
    action: "merge",
  },
  pinned: {
    from: Prisma.sql`feature t JOIN paper p ON p.id = t.paper_id AND t.pinned`,
    subject: Prisma.sql`t.paper_id`,
    day: Prisma.sql`t.day`,
    action: "pin",
  },
  removed: {
    from: Prisma.sql`removed_feature t JOIN paper p ON p.id = t.paper_id AND NOT t.hidden`,
    subject: Prisma.sql`t.paper_id`,
    day: Prisma.sql`t.day`,
    action: "unfeature",
  },
};

function keysOf(list: PaperList): Key[] {
  const { subject, day } = LISTS[list];
  return [
    { column: Prisma.sql`coalesce(m.created_at, '-infinity')`, kind: "moment", descending: true },
    ...(day ? [{ column: day, kind: "day" as const, descending: true }] : []),
    { column: subject, kind: "id" },
  ];
}

/** What a place in a list is made of. */
export const paperListKinds = (list: PaperList): Kind[] => keysOf(list).map(({ kind }) => kind);

type Row = { id: string; title: string; hidden: boolean; was: string; day: Day | null; entry: bigint | null };

/** The SQL of a page of a list, what was done last first, and one more to tell whether there is another. */
export function paperListSql(list: PaperList, after?: Cursor): Prisma.Sql {
  const { from, subject, day, action } = LISTS[list];
  const keys = keysOf(list);
  const onDay = day ? Prisma.sql`AND e.details ->> 'day' = ${day}::text` : Prisma.empty;
  return Prisma.sql`
    SELECT p.id, p.title, p.hidden, ${subject} AS was, ${day ? Prisma.sql`${day}::text` : Prisma.sql`NULL`} AS day, m.id AS entry, ${keySql(keys)}
    FROM ${from} LEFT JOIN LATERAL (
      SELECT e.id, e.created_at FROM moderation e WHERE e.paper_id = ${subject} AND e.action = ${action} ${onDay}
      ORDER BY e.id DESC LIMIT 1
    ) m ON true
    ${after ? Prisma.sql`WHERE ${afterSql(keys, after)}` : Prisma.empty}
    ORDER BY ${orderSql(keys)} LIMIT ${PAGE + 1}`;
}

/** Papers that curators hid, merged, pinned or took off a day, with who did that, when and why; 30 at a time. @throws Denied */
export async function readPaperList(actor: Member | null, list: PaperList, after?: Cursor) {
  authorise(actor, "queue.read");
  const rows = await db().$queryRaw<(Row & { key: Cursor })[]>(paperListSql(list, after));
  const { shown, next } = cutPage(rows, PAGE);
  const entries = await readEntries(
    actor,
    shown.flatMap(({ entry }) => entry ?? []),
  );
  const papers = shown.map(({ entry: id, ...row }) => {
    const entry = entries.find((found) => found.id === id) ?? null;
    const details = (entry?.details ?? {}) as { into?: string; title?: string };
    // Once the other paper was merged in turn, only that can be undone.
    const isLast = list !== "merged" || details.into === row.id;
    return {
      ...row,
      /** The title of a duplicate, where the log has it. */
      titleThen: list === "merged" ? (details.title ?? row.was) : null,
      by: entry && { curator: entry.curator, at: entry.createdAt, reason: entry.reason },
      /** The id of the entry that can be undone. */
      undo: entry && isLast && canUndo(actor, entry) ? entry.id : null,
      seen: seenPaper(row),
    };
  });
  return { papers, next };
}

/** A paper in one of the lists. */
export type ListedPaper = Awaited<ReturnType<typeof readPaperList>>["papers"][number];
