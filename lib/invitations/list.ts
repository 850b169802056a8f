import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { type Cursor, cutPage } from "../cursor";
import { db } from "../db/client";
import { type State, stateOf } from "./state";

const PAGE = 50;

/** An invitation as administrators see it; nobody invited where the account was deleted. */
export type Listed = {
  id: string;
  address: string;
  state: State;
  by: { name: string; username: string } | null;
  createdAt: Date;
};
/** A place in the list: the moment and id of the last one seen. */
export type Place = { at: Date; id: string };

/** All invitations, the newest first, 50 at a time. @throws Denied */
export async function readInvitations(
  actor: Member | null,
  now: Date,
  after?: Place,
): Promise<{ invitations: Listed[]; next: Cursor | null }> {
  authorise(actor, "invitations.read");
  const later = after && [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { gt: after.id } }];
  const rows = await db().invitation.findMany({
    where: { OR: later },
    orderBy: [{ createdAt: "desc" }, { id: "asc" }],
    take: PAGE + 1,
    include: { member: { select: { name: true, username: true } } },
  });
  const { shown, next } = cutPage(
    rows.map((row) => ({ ...row, key: [row.createdAt.toISOString(), row.id] })),
    PAGE,
  );
  const invitations = shown.map(({ id, address, member, createdAt, ...dates }) => ({
    id,
    address,
    state: stateOf(dates, now),
    by: member,
    createdAt,
  }));
  return { invitations, next };
}
