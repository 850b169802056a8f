import { UserError } from "../errors";
import { looksLikeAtom, parseAtom } from "./arxiv";
import { SourceDown } from "./http";
import type { PaperRecord, Rejection } from "./record";
import { type IngestSettings, sourceOptions } from "./source-options";
import { fetchFromArxiv } from "./turn";

/** What arXiv said of the papers with these ids; each that is neither in `records` nor `rejections` it does not have. */
export type Answer = { ids: string[]; records: PaperRecord[]; rejections: Rejection[] };

/** arXiv refuses this one request, or answers it with a feed that cannot be read: one of its ids may be to blame. */
class Refused extends UserError {}

/** Requests of one run that arXiv may refuse before it is taken to be out of order; one bad id among a hundred makes eight. */
export const MOST_REFUSED = 60;

/**
 * Asks arXiv's query API for papers by their ids (https://info.arxiv.org/help/api/user-manual.html, section 3.1.1.3). Now and then it
 * answers with nothing although it has the papers, so that is believed when it says so twice.
 * @throws SourceDown
 */
export async function queryArxiv(ids: string[], settings: IngestSettings): Promise<Answer> {
  const answer = await queryOnce(ids, settings);
  return answer.records.length + answer.rejections.length > 0 ? answer : queryOnce(ids, settings);
}

async function queryOnce(ids: string[], settings: IngestSettings): Promise<Answer> {
  const { ARXIV_URL: url, ARXIV_INTERVAL_MS: interval } = settings;
  const query = new URLSearchParams({ id_list: ids.join(","), max_results: String(ids.length) });
  // Its error feed comes with 400, and says more than the number.
  const options = { ...sourceOptions(settings), accept: [400, 404, 413, 414] };
  const { status, body } = await fetchFromArxiv(`${url}/api/query?${query}`, options, interval);
  if (!looksLikeAtom(body)) {
    if (status === 200) throw new SourceDown(`${new URL(url).host} answered with something else than a feed`);
    throw new Refused(`arXiv answered ${status}`);
  }
  try {
    const { records, rejections } = parseAtom(body, "arXiv");
    return { ids, records: records.filter(({ id }) => ids.includes(id)), rejections };
  } catch (error) {
    if (error instanceof UserError) throw new Refused(error.message);
    throw error;
  }
}

/**
 * Asks for papers, and where a request is refused, for each half of them, until the bad id stands alone: it becomes a rejection,
 * and all others are answered.
 * @param left what the run may still be refused
 * @throws SourceDown also where arXiv refuses too much
 */
export async function* askInHalves(
  ids: string[],
  left: { refusals: number },
  ask: (ids: string[]) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const answer = await ask(ids).catch((error) => {
    if (error instanceof Refused) return error;
    throw error;
  });
  if (!(answer instanceof Refused)) {
    yield answer;
    return;
  }
  left.refusals--;
  if (left.refusals < 0) throw new SourceDown(`arXiv refuses one request after another: ${answer.message}`);
  const [id = ""] = ids;
  if (ids.length === 1) {
    yield { ids, records: [], rejections: [{ where: id, id, reason: answer.message }] };
    return;
  }
  const middle = Math.ceil(ids.length / 2);
  yield* askInHalves(ids.slice(0, middle), left, ask);
  yield* askInHalves(ids.slice(middle), left, ask);
}
