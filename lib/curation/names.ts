import { db } from "../db/client";
import type { Moderation } from "../db/generated/client";

/** What the log calls things now: papers by their titles, people by their names. */
export type Names = {
  /** By the id of the time; a merged paper by that of the other. */
  papers: Map<string, { id: string; title: string }>;
  /** By id, and by username. */
  people: Map<string, { username: string; name: string }>;
};
type Named = Pick<Moderation, "paperId" | "username" | "curatorId" | "details">;

const titled = { select: { id: true, title: true } } as const;

const textsOf = (details: unknown, keys: string[]): string[] =>
  keys.flatMap((key) => {
    const value = (details as Record<string, unknown> | null)?.[key];
    return typeof value === "string" ? [value] : [];
  });

/** Looks up what entries of the log name. What is gone is not there. */
export async function namesOf(entries: Named[]): Promise<Names> {
  const paperIds = entries.flatMap(({ paperId, details }) => [
    ...(paperId ? [paperId] : []),
    ...textsOf(details, ["paperId", "into"]),
  ]);
  const memberIds = entries.flatMap(({ curatorId, details }) => [
    ...(curatorId ? [curatorId] : []),
    ...textsOf(details, ["memberId"]),
  ]);
  const usernames = entries.flatMap(({ username, details }) => [...(username ? [username] : []), ...textsOf(details, ["by"])]);
  const [papers, aliases, members] = await Promise.all([
    db().paper.findMany({ where: { id: { in: paperIds } }, ...titled }),
    db().paperAlias.findMany({ where: { id: { in: paperIds } }, select: { id: true, paper: titled } }),
    db().member.findMany({
      where: { OR: [{ id: { in: memberIds } }, { username: { in: usernames } }] },
      select: { id: true, username: true, name: true },
    }),
  ]);
  const named = new Map(papers.map((paper) => [paper.id, paper]));
  for (const alias of aliases) named.set(alias.id, alias.paper);
  return {
    papers: named,
    people: new Map(
      members.flatMap((member) => [
        [member.id, member],
        [member.username, member],
      ]),
    ),
  };
}
