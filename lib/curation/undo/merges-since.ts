import type { Tx } from "../../db/transaction";
import { BeforeMerge, type Rows } from "./before-merge";

/** Of what several merges bring to one paper: rows as they were where they came from. */
export type Share = { votes: Rows; mutes: Rows; days: Rows; claims: Rows };
/** A merge into the same paper that stands. */
type Merge = { entry: bigint; before: BeforeMerge; share: Share };

const KEYS = { votes: "member_id", mutes: "member_id", days: "day", claims: "id" } as const;
const SHARED = Object.keys(KEYS) as (keyof Share)[];

const rowsOf = (rows: Rows, id: string) => rows.filter(({ paper_id }) => paper_id === id);
const has = (rows: Rows, key: string, value: unknown) => rows.some((row) => row[key] === value);

/** What a paper had before a merge. Of a duplicate the days that it was taken off by itself do not move. */
export function shareOf({ votes, mutes, claims, features, removed }: BeforeMerge, id: string, isDuplicate: boolean): Share {
  const off = rowsOf(removed, id).filter(({ hidden }) => hidden || !isDuplicate);
  const [v, m, c] = [votes, mutes, claims].map((rows) => rowsOf(rows, id)) as [Rows, Rows, Rows];
  return { votes: v, mutes: m, claims: c, days: [...rowsOf(features, id), ...off] };
}

/** The merges into a paper, which is locked, that came after an entry of the log and stand; the oldest first. */
export async function mergesSince(tx: Tx, entry: bigint, into: string): Promise<Merge[]> {
  const found = await tx.moderation.findMany({
    where: { action: "merge", id: { gt: entry }, undoneBy: null, details: { path: ["into"], equals: into } },
    orderBy: { id: "asc" },
  });
  return found.flatMap(({ id, paperId, before }) => {
    const parsed = BeforeMerge.safeParse(before);
    return parsed.success && paperId ? [{ entry: id, before: parsed.data, share: shareOf(parsed.data, paperId, true) }] : [];
  });
}

const earliest = (moments: unknown[]) =>
  moments.filter((one) => typeof one === "string").sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null;

/** What shares together make of each vote, mute and day, as merging them one after the other does. */
export function together(shares: Share[]): Share {
  const sum = Object.fromEntries(SHARED.map((of) => [of, shares.flatMap((share) => share[of])])) as Share;
  const firsts = (of: keyof Share) =>
    sum[of].filter((row, at, all) => all.findIndex((one) => one[KEYS[of]] === row[KEYS[of]]) === at);
  const days = firsts("days").map((first) => {
    const same = sum.days.filter(({ day }) => day === first.day);
    return { ...first, pinned: same.some(({ pinned }) => pinned), added_at: earliest(same.map(({ added_at }) => added_at)) };
  });
  return { votes: firsts("votes"), mutes: firsts("mutes"), claims: firsts("claims"), days };
}

/**
 * Writes into the entries of merges that came after another what their undoing puts back once that one is undone: the paper as it
 * would have been without it.
 * @param own what the paper had before all of them; `gone` what the one that is undone had brought
 */
export async function forgetShare(tx: Tx, into: string, { own, gone, since }: { own: Share; gone: Share; since: Merge[] }) {
  for (const [at, { entry, before }] of since.entries()) {
    const kept = together([own, ...since.slice(0, at).map(({ share }) => share)]);
    const without = (rows: Rows, of: keyof Share) =>
      rows.flatMap((row) => {
        const value = row[KEYS[of]];
        if (row.paper_id !== into || !has(gone[of], KEYS[of], value)) return [row];
        const rest = kept[of].find((one) => one[KEYS[of]] === value);
        return rest ? [{ ...row, ...rest, paper_id: into, ...("hidden" in row && { hidden: row.hidden }) }] : [];
      });
    // A claim of the paper that the other's had taken the place of is there again, as soon as nothing else has.
    const displaced = own.claims.filter(
      ({ id, member_id }) => has(gone.claims, "member_id", member_id) && !has(before.claims, "id", id),
    );
    const claims = [...without(before.claims, "claims"), ...displaced];
    const amended = {
      ...before,
      claims,
      votes: without(before.votes, "votes"),
      mutes: without(before.mutes, "mutes"),
      features: without(before.features, "days"),
      removed: without(before.removed, "days"),
    };
    await tx.moderation.update({ where: { id: entry }, data: { before: amended } });
  }
}
