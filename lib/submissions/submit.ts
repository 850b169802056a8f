import { LRUCache } from "lru-cache";
import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { announce } from "../db/announce";
import { db } from "../db/client";
import { lockPaper } from "../db/lock";
import { transaction } from "../db/transaction";
import { type Env, readEnv } from "../env";
import { fetchPaper } from "../ingest/one";
import type { PaperRecord } from "../ingest/record";
import { upsertWithin } from "../ingest/upsert";
import { DAY, withinLimit } from "../limits";
import { dayOf } from "../papers/day";
import { putOnDay } from "../papers/features";
import { denied } from "./denied";
import { type Named, paperIdOf } from "./pasted";

/** What a paper named by somebody is to this site: here already, or ready to be put on a day. */
export type Found = { state: "known"; id: string } | { state: "new"; record: PaperRecord; featured: boolean };

const KEPT_MS = 10 * 60_000;
const MOST_KEPT = 200;
// Looking and then submitting asks the source once.
const recent = new LRUCache<string, PaperRecord>({ max: MOST_KEPT, ttl: KEPT_MS });

async function fetchOnce(named: Named): Promise<PaperRecord> {
  const key = paperIdOf(named);
  const kept = recent.get(key);
  if (kept) return kept;
  const record = await fetchPaper(named);
  recent.set(key, record);
  return record;
}

async function idHere(id: string): Promise<string | null> {
  const alias = await db().paperAlias.findUnique({ where: { id } });
  if (alias) return alias.paperId;
  const paper = await db().paper.findUnique({ where: { id }, select: { hidden: true, featuredOn: true, sample: true } });
  if (paper?.hidden) throw denied("hidden");
  return paper && !paper.sample ? id : null;
}

/** Whether a paper is young enough for the feed. */
function isYoung({ publishedAt }: Pick<PaperRecord, "publishedAt">, now: Date, env: Env): boolean {
  return publishedAt === null || now.getTime() - publishedAt.getTime() <= env.SUBMIT_MAX_AGE_DAYS * DAY * 1000;
}

/**
 * Looks a paper up that somebody names, without changing anything.
 * @throws Denied
 */
export async function lookUp(actor: Member | null, named: Named, now = new Date(), env = readEnv()): Promise<Found> {
  authorise(actor, "submit");
  const id = await idHere(paperIdOf(named));
  if (id) return { state: "known", id };
  if (!(await withinLimit("look-up", 60, actor.id))) throw denied("often");
  const record = await fetchOnce(named);
  return { state: "new", record, featured: isYoung(record, now, env) };
}

/**
 * Takes a paper in: onto today's feed under the member's name, or, where it is older than SUBMIT_MAX_AGE_DAYS, only into the index.
 * Of two who submit the same at once the first did; the other is told that it is known.
 * @throws Denied
 */
export async function submitPaper(
  actor: Member | null,
  named: Named,
  now = new Date(),
  env = readEnv(),
): Promise<{ id: string; featured: boolean }> {
  const found = await lookUp(actor, named, now, env);
  authorise(actor, "submit");
  if (found.state === "known") throw denied("known");
  if (!(await withinLimit("submit", env.SUBMISSIONS_PER_DAY, actor.id, DAY))) throw denied("often");
  const { record, featured } = found;
  await transaction(async (tx) => {
    await authoriseWithin(tx, actor, "submit");
    const here = await lockPaper(tx, record.id);
    if (here?.hidden) throw denied("hidden");
    if (here && !here.sample) throw denied("known");
    // Of two who submit the same at once, the second waits here until the first has.
    const { new: added } = await upsertWithin([record], tx);
    if (added === 0 && !here) throw denied("known");
    await tx.paper.update({ where: { id: record.id }, data: { submitterId: actor.id } });
    if (featured) await putOnDay(actor.id, record.id, dayOf(now), tx);
    await announce(tx, [record.id]);
  });
  return { id: record.id, featured };
}
