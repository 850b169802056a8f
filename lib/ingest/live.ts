import { announce } from "../db/announce";
import type { Db } from "../db/client";
import type { Env } from "../env";
import type { Day } from "../papers/day";
import { parseAtom } from "./arxiv";
import { type FetchOptions, fetchText, SourceDown } from "./http";
import { parseDailyPapers } from "./hugging-face";
import type { Rejection } from "./record";
import { askArxiv } from "./turn";
import { type Counts, upsertPapers } from "./upsert";

export type IngestResult = Counts & { rejections: Rejection[] };
export type IngestSettings = Pick<Env, "HUGGING_FACE_URL" | "ARXIV_URL" | "ARXIV_INTERVAL_MS" | "CONTACT" | "SITE_URL"> &
  Pick<FetchOptions, "retries" | "backoffMs" | "timeoutMs">;

/** Identifiers asked for in one request to arXiv. */
const IDS_PER_REQUEST = 100;

const nothing = (): IngestResult => ({ new: 0, updated: 0, unchanged: 0, rejections: [] });

function add(sum: IngestResult, part: Counts, rejections: Rejection[]) {
  sum.new += part.new;
  sum.updated += part.updated;
  sum.unchanged += part.unchanged;
  sum.rejections.push(...rejections);
}

/** How requests to a source introduce themselves, and how patient they are. */
export function sourceOptions(settings: IngestSettings): FetchOptions {
  const { retries, backoffMs, timeoutMs } = settings;
  return {
    userAgent: `DailyPapers/0.1 (${settings.CONTACT ?? settings.SITE_URL ?? "no contact set"})`,
    retries,
    backoffMs,
    timeoutMs,
  };
}

/**
 * What Hugging Face features on `day`: `GET /api/daily_papers?date=`.
 * @throws SourceDown where it cannot be had
 */
export async function ingestHuggingFace(db: Db, day: Day, settings: IngestSettings): Promise<IngestResult> {
  const { body } = await fetchText(
    `${settings.HUGGING_FACE_URL}/api/daily_papers?date=${day}&limit=100`,
    sourceOptions(settings),
  );
  let items: unknown;
  try {
    items = JSON.parse(body);
  } catch {
    throw new SourceDown(`${settings.HUGGING_FACE_URL} did not answer with JSON for ${day}`);
  }
  if (!Array.isArray(items)) throw new SourceDown(`${settings.HUGGING_FACE_URL} did not answer with a list for ${day}`);
  const { records, rejections } = parseDailyPapers(items, day, day);
  const counts = await upsertPapers(db, records);
  const result = nothing();
  add(result, counts, rejections);
  await finish(db, "hugging-face", day, []);
  if (counts.new || counts.updated || counts.days.length) await announce(db);
  return result;
}

/**
 * What arXiv knows of the papers featured on `day`: categories, versions, comments, journal references. One connection and a
 * pause between requests, as arXiv's terms ask (https://info.arxiv.org/help/api/tou.html). What is still to be asked is
 * stored after each answer, so that a run that died goes on from there.
 * @throws SourceDown, ArxivError
 */
export async function ingestArxiv(db: Db, day: Day, settings: IngestSettings): Promise<IngestResult> {
  const result = nothing();
  const key = { source: "arxiv", day: new Date(`${day}T00:00:00Z`) };
  const run = await db.ingestRun.findUnique({ where: { source_day: key } });
  let pending = run && !run.finishedAt ? run.pending : await idsOf(db, day);
  await finish(db, "arxiv", day, pending);
  while (pending.length > 0) {
    const ids = pending.slice(0, IDS_PER_REQUEST);
    const query = new URLSearchParams({ id_list: ids.join(","), max_results: String(IDS_PER_REQUEST) });
    // arXiv sends its error feed with status 400, and its text says more than the number.
    const { body } = await askArxiv(settings.ARXIV_INTERVAL_MS, () =>
      fetchText(`${settings.ARXIV_URL}/api/query?${query}`, { ...sourceOptions(settings), accept: [400] }),
    );
    const { records, rejections } = parseAtom(body, "arXiv");
    add(result, await upsertPapers(db, records), rejections);
    pending = pending.slice(ids.length);
    await finish(db, "arxiv", day, pending);
  }
  if (result.new || result.updated) await announce(db);
  return result;
}

async function idsOf(db: Db, day: Day): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT f.paper_id AS id FROM feature f JOIN paper p ON p.id = f.paper_id
    WHERE f.day = ${day}::date AND p.arxiv_seen_at IS NULL AND NOT p.sample ORDER BY 1`;
  return rows.map((row) => row.id);
}

async function finish(db: Db, source: string, day: Day, pending: string[]) {
  const key = { source, day: new Date(`${day}T00:00:00Z`) };
  const state = { pending, finishedAt: pending.length ? null : new Date() };
  await db.ingestRun.upsert({ where: { source_day: key }, create: { ...key, ...state }, update: state });
}
