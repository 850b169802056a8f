import { AdminNav, type AdminPlace } from "@/components/admin-nav";
import type { Member } from "@/lib/accounts/member";
import { allows } from "@/lib/accounts/roles";
import { allWaiting, countWaiting } from "@/lib/curation/waiting";

/** The row of links on pages of those who run the site, as far as this one may follow them; nothing for other members. */
export async function Nav({ member, current, below }: { member: Member; current: AdminPlace; below?: boolean }) {
  if (!allows(member.role, "queue.read")) return null;
  const waiting = allWaiting(await countWaiting(member));
  return <AdminNav current={current} below={below} waiting={waiting} administrator={allows(member.role, "digests.read")} />;
}
