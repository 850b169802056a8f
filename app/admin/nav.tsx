import { AdminNav, type AdminPlace } from "@/components/admin-nav";
import type { Member } from "@/lib/accounts/member";
import { allows } from "@/lib/accounts/roles";
import { allWaiting, countWaiting, type Waiting } from "@/lib/curation/waiting";

type Props = {
  member: Member;
  current: AdminPlace;
  below?: boolean;
  /** How much waits, where the page has counted it. */
  waiting?: Waiting;
};

/** The row of links on pages of those who run the site, as far as this one may follow them; nothing for other members. */
export async function Nav({ member, current, below, waiting }: Props) {
  if (!allows(member.role, "queue.read")) return null;
  const all = allWaiting(waiting ?? (await countWaiting(member)));
  return <AdminNav current={current} below={below} waiting={all} administrator={allows(member.role, "digests.read")} />;
}
