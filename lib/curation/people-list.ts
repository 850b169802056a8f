import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { effectiveRole, type Role } from "../accounts/roles";
import { type Cursor, cutPage } from "../cursor";
import { db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { afterSql, type Key, keySql, orderSql } from "../db/keyset";
import { readEnv } from "../env";
import { type Change, obstacle } from "./people";
import { seenPerson } from "./seen";

const PAGE = 50;
const KEYS: Key[] = [
  { column: Prisma.sql`m.created_at`, kind: "moment", descending: true },
  { column: Prisma.sql`m.id`, kind: "uuid" },
];
/** What a place in the list is made of. */
export const PEOPLE_KINDS = KEYS.map(({ kind }) => kind);

export type PeopleQuery = {
  /** A part of a name or username; with addresses, of those too. */
  q?: string;
  /** Only those who are blocked. */
  blocked?: boolean;
  /** Whether addresses are looked through and told, which is for administrators. */
  addresses?: boolean;
  after?: Cursor;
};
type Row = {
  id: string;
  username: string;
  name: string;
  email: string;
  emailVerified: boolean;
  role: string;
  blockedAt: Date | null;
  createdAt: Date;
  seenAt: Date | null;
};
/** A member as the list shows them. `seenAt` is when one of their sessions was last renewed, which is once a day at most. */
export type Person = Pick<Row, "id" | "username" | "name" | "blockedAt" | "createdAt" | "seenAt"> & {
  role: Role;
  address: string | null;
  /** The digest that goes along with a decision. */
  seen: string;
  /** What whoever looks may do about them. */
  may: Record<Change, boolean>;
};

/** The SQL of a page of members, the newest first, and one more to tell whether there is another. */
export function peopleSql({ q = "", blocked, addresses, after }: PeopleQuery): Prisma.Sql {
  const part = `%${q
    .trim()
    .replace(/^@/, "")
    .replace(/[\\%_]/g, "\\$&")}%`;
  const columns = [Prisma.sql`m.name`, Prisma.sql`m.username`, ...(addresses ? [Prisma.sql`m.email`] : [])];
  const matches = columns.map((column) => Prisma.sql`${column} ILIKE ${part}`);
  const where = [
    ...(part === "%%" ? [] : [Prisma.sql`(${Prisma.join(matches, " OR ")})`]),
    ...(blocked ? [Prisma.sql`m.blocked_at IS NOT NULL`] : []),
    ...(after ? [afterSql(KEYS, after)] : []),
  ];
  return Prisma.sql`
    SELECT m.id::text, m.username, m.name, m.email, m.email_verified AS "emailVerified", m.role, m.blocked_at AS "blockedAt",
      m.created_at AS "createdAt", (SELECT max(s.updated_at) FROM session s WHERE s.user_id = m.id) AS "seenAt", ${keySql(KEYS)}
    FROM member m ${where.length ? Prisma.sql`WHERE ${Prisma.join(where, " AND ")}` : Prisma.empty}
    ORDER BY ${orderSql(KEYS)} LIMIT ${PAGE + 1}`;
}

/** Members, the newest first, 50 at a time. @throws Denied */
export async function readPeople(actor: Member | null, query: PeopleQuery = {}) {
  authorise(actor, query.addresses ? "addresses.read" : "block");
  const rows = await db().$queryRaw<(Row & { key: Cursor })[]>(peopleSql(query));
  const { shown, next } = cutPage(rows, PAGE);
  const people = shown.map(({ email, emailVerified, ...row }): Person => {
    const person = { ...row, email, emailVerified };
    return {
      ...row,
      role: effectiveRole(person, readEnv()),
      address: query.addresses ? email : null,
      seen: seenPerson(row),
      may: {
        block: obstacle(actor, "block", person) === null,
        appoint: obstacle(actor, "appoint", person) === null,
      },
    };
  });
  return { people, next };
}
