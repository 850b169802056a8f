import type { Moderation, Prisma } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";

type Where = Prisma.ModerationWhereInput;
type Entry = Pick<Moderation, "id" | "action" | "paperId" | "commentId" | "username" | "details" | "before">;

const textOf = (json: unknown, key: string) => {
  const value = (json as Record<string, unknown> | null)?.[key];
  return typeof value === "string" ? value : "";
};
const says = (key: string, value: string): Where => ({ details: { path: [key], equals: value } });
const isOf = (id: string): Where => ({ before: { path: ["id"], equals: id } });

const DAYS = ["feature", "unfeature", "pin", "unpin"];
const CLAIMS = ["claim.decide", "claim.revoke"];

/** A paper on one day; a merge brings days. */
const onDay = ({ paperId, details }: Entry): Where => ({
  OR: [
    { action: { in: DAYS }, paperId, ...says("day", textOf(details, "day")) },
    { action: "merge", ...says("into", paperId ?? "") },
  ],
});
const ofPaper =
  (action: string[]) =>
  ({ paperId }: Entry): Where => ({ action: { in: action }, paperId });
const ofId =
  (action: string[]) =>
  ({ before }: Entry): Where => ({ action: { in: action }, ...isOf(textOf(before, "id")) });
const ofPerson =
  (action: string[]) =>
  ({ username, before }: Entry): Where => ({
    action: { in: action },
    OR: [isOf(textOf(before, "id")), { username }],
  });

/** Either paper; other merges into the same one go their own ways. A claim of the duplicate may have been decided back meanwhile. */
function onEither({ id, paperId, before }: Entry): Where {
  const into = textOf(before, "into");
  const either: Where = { paperId: { in: [paperId ?? "", into] } };
  return {
    OR: [
      { ...either, NOT: [{ action: "undo" }, { action: "merge", ...says("into", into) }] },
      { action: "undo", undone: { ...either, id: { lt: id }, action: { in: CLAIMS } } },
    ],
  };
}

/** The submission, and the paper that was made of it. */
function onMadePaper({ before, details }: Entry): Where {
  const paperId = textOf(details, "paperId");
  const again: Where = { action: "submission.decide", ...isOf(textOf(before, "id")) };
  return paperId ? { OR: [again, { paperId, action: { not: "undo" } }, { action: "merge", ...says("into", paperId) }] } : again;
}

/** The comment, which goes with all of its author's where these are removed with a block. */
const onComment = ({ commentId, details }: Entry): Where => ({
  OR: [
    { action: "comment.remove", commentId },
    { action: "block", username: textOf(details, "by"), details: { path: ["purge"], equals: true } },
  ],
});

/** By the action of an entry: which decisions are about the same. */
const SAME: Record<string, (entry: Entry) => Where> = {
  ...Object.fromEntries(DAYS.map((action) => [action, onDay])),
  ...Object.fromEntries(CLAIMS.map((action) => [action, ofId(CLAIMS)])),
  hide: ofPaper(["hide", "show"]),
  show: ofPaper(["hide", "show"]),
  links: ofPaper(["links"]),
  merge: onEither,
  "comment.remove": onComment,
  "submission.decide": onMadePaper,
  "report.close": ofId(["report.close"]),
  block: ofPerson(["block", "unblock"]),
  unblock: ofPerson(["block", "unblock"]),
  appoint: ofPerson(["appoint"]),
};

/**
 * Whether a later decision about the same stands, one that nobody has undone: undoing this one would take that back too, without a
 * word. What the decision is about is locked, so that none comes in between.
 */
export async function decidedSince(tx: Tx, entry: Entry): Promise<boolean> {
  const same = SAME[entry.action];
  if (!same) return false;
  return (await tx.moderation.count({ where: { AND: [same(entry), { id: { gt: entry.id }, undoneBy: null }] } })) > 0;
}
