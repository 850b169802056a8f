import { alone } from "../db/alone";
import type { Db } from "../db/client";
import { parseArxivId } from "../papers/arxiv-id";
import type { Day } from "../papers/day";
import { dueIds, IDS_PER_REQUEST, settle } from "./arxiv-checks";
import { type Answer, askInHalves, MOST_REFUSED, queryArxiv } from "./arxiv-query";
import { fetchDailyPapers } from "./daily-papers";
import { MOST_IN_A_ROW } from "./each-day";
import { SourceDown } from "./http";
import { parseDailyPapers } from "./hugging-face";
import { runBegins, runEnds } from "./runs";
import type { IngestSettings } from "./source-options";
import { NOTHING, sum, type Written, writePapers } from "./write";

/**
 * What Hugging Face features on `day`. A day without papers is a good run as well.
 * @throws SourceDown where it cannot be had
 */
export async function ingestHuggingFace(db: Db, day: Day, settings: IngestSettings): Promise<Written> {
  await runBegins(db, day);
  const { records, rejections } = parseDailyPapers(await fetchDailyPapers(day, settings), day, day);
  const result = sum(await writePapers(records), { ...NOTHING, rejections });
  await runEnds(db, day);
  return result;
}

/** What an ingest of arXiv wrote, and the ids of papers that arXiv does not have. */
export type ArxivResult = Written & { unknown: string[] };

/** Papers asked for in one run at most: a minute at arXiv's pace. */
const PAPERS_A_RUN = 20 * IDS_PER_REQUEST;

/** Writes what arXiv answered, and notes of each paper that was asked for what came of it. */
async function take(db: Db, { ids, records, rejections }: Answer): Promise<ArxivResult> {
  const written = await writePapers(records);
  const result = sum(written, { ...NOTHING, rejections });
  const refused = new Map(result.rejections.map(({ id, reason }) => [id, reason]));
  const described = new Set(records.map(({ id }) => id).filter((id) => !refused.has(id)));
  const missed = ids.filter((id) => !described.has(id));
  const reasons = missed.map((id) => ({ id, reason: refused.get(id) ?? "arXiv has no such paper" }));
  await settle(db, [...described], reasons);
  return { ...result, unknown: missed.filter((id) => !refused.has(id)) };
}

/**
 * What arXiv knows of the papers that are due: title, abstract, authors, categories, versions, comments. New papers are due at once, and
 * again from time to time, since they are revised and withdrawn. A hundred ids a request, one connection, a pause between requests,
 * as arXiv's terms ask (https://info.arxiv.org/help/api/tou.html). Each answer is written at once, so that a run that died goes on
 * from there. A request that fails leaves its papers due, and the others are still asked for, unless arXiv answers nobody.
 * @param day only the papers that this day features; null for all
 * @throws SourceDown after all else has been asked
 */
export async function ingestArxiv(db: Db, day: Day | null, settings: IngestSettings): Promise<ArxivResult> {
  let result: ArxivResult = { ...NOTHING, unknown: [] };
  const tried: string[] = [];
  const left = { refusals: MOST_REFUSED };
  let failure: SourceDown | undefined;
  const askForSome = async () => {
    const due = await dueIds(db, day, tried);
    tried.push(...due);
    const ids = due.filter((id) => parseArxivId(id)?.id === id);
    const others = due.filter((id) => !ids.includes(id));
    await settle(
      db,
      [],
      others.map((id) => ({ id, reason: "no arXiv identifier" })),
    );
    if (ids.length === 0) return due.length > 0;
    for await (const answer of askInHalves(ids, left, (some) => queryArxiv(some, settings))) {
      const { unknown, ...written } = await take(db, answer);
      result = { ...sum(result, written), unknown: [...result.unknown, ...unknown] };
    }
    return true;
  };
  for (let failedInARow = 0; failedInARow < MOST_IN_A_ROW && tried.length < PAPERS_A_RUN && !settings.signal?.aborted; ) {
    try {
      // Of two runs at once, each takes what the other has not just asked for.
      if (!(await alone("arxiv", askForSome))) break;
      failedInARow = 0;
    } catch (error) {
      if (!(error instanceof SourceDown)) throw error;
      failure = error;
      failedInARow = error.unavailable ? failedInARow + 1 : 0;
    }
  }
  if (failure) throw failure;
  return result;
}
