import { Denied } from "../denied";
import { type Env, readEnv } from "../env";
import { parseAtom } from "./arxiv";
import { fetchText, SourceDown } from "./http";
import { sourceOptions } from "./live";
import { parseOpenReview } from "./openreview";
import type { PaperRecord } from "./record";
import { askArxiv } from "./turn";

// Somebody waits for the answer.
const PATIENCE = { retries: 1, timeoutMs: 10_000, redirect: "error" as const };

/**
 * One paper, from where it is: arXiv's query API, or OpenReview's. Nothing but these two hosts is asked, and no redirect followed.
 * @throws Denied where there is no such paper, or its source does not answer
 */
export async function fetchPaper(
  paper: { source: "arxiv" | "openreview"; id: string },
  env: Env = readEnv(),
): Promise<PaperRecord> {
  const options = { ...sourceOptions(env), ...PATIENCE };
  const id = encodeURIComponent(paper.id);
  try {
    if (paper.source === "openreview") {
      const { body } = await fetchText(`${env.OPENREVIEW_URL}/notes?id=${id}`, { ...options, accept: [400, 403, 404] });
      const record = parseOpenReview(body);
      if (!record) throw new Denied("unknown");
      return record;
    }
    const { body } = await askArxiv(env.ARXIV_INTERVAL_MS, () =>
      fetchText(`${env.ARXIV_URL}/api/query?id_list=${id}&max_results=1`, { ...options, accept: [400] }),
    );
    const record = parseAtom(body, "arXiv").records.find((found) => found.id === paper.id);
    if (!record) throw new Denied("unknown");
    return record;
  } catch (error) {
    if (error instanceof SourceDown) throw new Denied("source");
    if (error instanceof Error && error.constructor.name === "ArxivError") throw new Denied("unknown");
    throw error;
  }
}
