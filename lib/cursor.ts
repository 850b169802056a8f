import { z } from "zod";

/** What one part of a cursor is; as PostgreSQL has it in JSON, but for votes, which are ordered by what is below zero. */
export type Kind = "day" | "moment" | "rank" | "score" | "text" | "id" | "uuid";
/**
 * A place in a list: the keys of the last row shown, by which the list is ordered, so that the place stays where it was whatever
 * becomes of that row. Null is a text that an address of old does not have.
 */
export type Cursor = (string | number | null)[];

const day = z.iso.date().regex(/^[1-9]/);
const number = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/)
  .transform(Number);
const plainText = z
  .string()
  .max(400)
  .regex(/^[^\0]*$/);

/** How a part is read from an address. */
const PARTS: Record<Kind, z.ZodType<string | number>> = {
  day,
  moment: z.union([z.iso.datetime({ offset: true }).regex(/^[1-9]/), z.literal("-infinity")]), // of what has none, and stands last
  rank: number.pipe(z.int().min(0).max(2_147_483_647)).transform((votes) => 0 - votes), // not -0
  score: number.pipe(z.number().min(-1e9).max(1e9)),
  // A text may hold anything, so it is written in base64url, after a sign that no id begins with.
  text: z
    .string()
    .transform((part) => Buffer.from(part.slice(1), "base64url").toString())
    .pipe(plainText),
  id: z
    .string()
    .max(200)
    .regex(/^[^\0]+$/),
  uuid: z.uuid(),
};

const written = (kind: Kind, value: string | number | null): string => {
  if (kind === "rank") return String(0 - Number(value));
  return kind === "text" ? `~${Buffer.from(String(value)).toString("base64url")}` : String(value);
};

/** A cursor as the end of an address, `after/…`; what readCursor reads. An id, which may hold a slash, stands last. */
export function cursorPath(kinds: Kind[], cursor: Cursor): string {
  const parts = kinds.flatMap((kind, at) => (cursor[at] === null ? [] : [written(kind, cursor[at] ?? "")]));
  return ["after", ...parts].join("/");
}

/**
 * Reads the cursor that an address ends with. Addresses of old are read too: in a period they began with a day, and had no text.
 * @param path what stands between the slashes, decoded
 * @returns undefined where there is none, null where it is malformed
 */
export function readCursor(kinds: Kind[], path: string[]): Cursor | undefined | null {
  if (path.length === 0) return undefined;
  const [after, ...parts] = path;
  if (after !== "after") return null;
  if (kinds[0] !== "day" && parts.length > 1 && day.safeParse(parts[0]).success) parts.shift();
  const cursor: Cursor = [];
  for (const [at, kind] of kinds.entries()) {
    if (kind === "text" && !parts[0]?.startsWith("~")) {
      cursor.push(null);
      continue;
    }
    const isLast = at === kinds.length - 1;
    const parsed = PARTS[kind].safeParse(isLast ? parts.join("/") : parts.shift());
    if (!parsed.success) return null;
    cursor.push(parsed.data);
  }
  return cursor;
}

/** A cursor as a parameter of an address, of a page with filters; what readCursorParam reads. */
export const cursorParam = (kinds: Kind[], cursor: Cursor): string => cursorPath(kinds, cursor).slice("after/".length);

/** Reads the cursor in a parameter of an address; undefined, the beginning, where there is none or it is malformed. */
export const readCursorParam = (kinds: Kind[], text: string | undefined): Cursor | undefined =>
  (text && readCursor(kinds, ["after", ...text.split("/")])) || undefined;

/**
 * Cuts a page out of what was asked for, one row more than it holds, and tells where the next one starts.
 * @param rows at most `size` + 1, each with the keys it is ordered by
 */
export function cutPage<Row extends { key: Cursor }>(
  rows: Row[],
  size: number,
): { shown: Omit<Row, "key">[]; next: Cursor | null } {
  const next = rows.length > size ? (rows[size - 1]?.key ?? null) : null;
  return { shown: rows.slice(0, size).map(({ key: _, ...row }) => row), next };
}
