import { db } from "../db/client";
import { siteSecret } from "../db/secret";
import { readLinkToken } from "../mail/link-token";

/** What the mute link of a mail is about; null where it is none of ours, or its member or comment is gone. */
export async function muteLink(token: string) {
  const id = readLinkToken(await siteSecret(), "mute", token);
  if (!id) return null;
  const found = await db().notification.findUnique({
    where: { id },
    include: { member: true, comment: { include: { paper: { select: { id: true, title: true } } } } },
  });
  if (!found) return null;
  const { member, comment } = found;
  const muted = await db().mute.count({ where: { memberId: member.id, paperId: comment.paper.id } });
  return { memberId: member.id, paper: comment.paper, muted: muted > 0, notify: member.notify };
}

type Link = NonNullable<Awaited<ReturnType<typeof muteLink>>>;

/** Ends mail about one discussion, or lets it come again. */
export async function muteDiscussion({ memberId, paper }: Link, muted: boolean): Promise<void> {
  const data = { memberId, paperId: paper.id };
  if (muted) await db().mute.createMany({ data: [data], skipDuplicates: true });
  else await db().mute.deleteMany({ where: data });
}

/** Ends mail about all comments, or lets it come again. */
export async function muteAll({ memberId }: Pick<Link, "memberId">, muted: boolean): Promise<void> {
  await db().member.updateMany({ where: { id: memberId }, data: { notify: !muted } });
}
