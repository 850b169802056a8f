import type { Cursor, Kind } from "../cursor";
import { Prisma } from "./generated/client";

/** One of the columns that a list is ordered by. */
export type Key = {
  column: Prisma.Sql;
  kind: Kind;
  descending?: boolean;
  /** What stands for it where a cursor does not have it. */
  unknown?: (cursor: Cursor) => Prisma.Sql;
};

const TYPES: Record<Kind, string> = {
  day: "date",
  moment: "timestamptz",
  rank: "int",
  score: "float8",
  text: "text",
  id: "text",
  uuid: "uuid",
};

/** The order of a list, for ORDER BY. */
export const orderSql = (keys: Key[]): Prisma.Sql =>
  Prisma.join(keys.map(({ column, descending }) => (descending ? Prisma.sql`${column} DESC` : column)));

/** The keys of a row as a cursor has them, for SELECT. */
export const keySql = (keys: Key[]): Prisma.Sql =>
  Prisma.sql`json_build_array(${Prisma.join(keys.map(({ column }) => column))}) AS key`;

/**
 * The condition that a row comes after a cursor, written so that an index in the order of the keys is entered at that place.
 * Keys that descend come before those that ascend.
 */
export function afterSql(keys: Key[], cursor: Cursor): Prisma.Sql {
  const values = keys.map(({ kind, unknown }, at) => {
    const value = cursor[at];
    return value === null && unknown ? unknown(cursor) : Prisma.sql`${value}::${Prisma.raw(TYPES[kind])}`;
  });
  const from = (at: number): Prisma.Sql => {
    const [key, value] = [keys[at], values[at]];
    if (key?.descending) return Prisma.sql`(${key.column} <= ${value} AND (${key.column} < ${value} OR ${from(at + 1)}))`;
    return Prisma.sql`(${Prisma.join(keys.slice(at).map(({ column }) => column))}) > (${Prisma.join(values.slice(at))})`;
  };
  return from(0);
}
