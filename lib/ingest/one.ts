import { type Env, readEnv } from "../env";
import { UserError } from "../errors";
import { ArxivError, parseAtom } from "./arxiv";
import { denied } from "./denied";
import { fetchText } from "./http";
import { parseOpenReview } from "./openreview";
import type { PaperRecord } from "./record";
import { sourceOptions } from "./source-options";
import { fetchFromArxiv } from "./turn";

// Somebody waits for the answer, and while it is parsed, so does every other page.
const PATIENCE = { retries: 1, timeoutMs: 10_000, mostBytes: 2 * 2 ** 20 };

async function fromOpenReview(id: string, env: Env): Promise<PaperRecord | null> {
  const options = { ...sourceOptions(env), ...PATIENCE, accept: [400, 403, 404] };
  const { status, body } = await fetchText(`${env.OPENREVIEW_URL}/notes?id=${encodeURIComponent(id)}`, options);
  return status === 200 ? parseOpenReview(body) : null;
}

async function fromArxiv(id: string, env: Env): Promise<PaperRecord | null> {
  const options = { ...sourceOptions(env), ...PATIENCE, accept: [400] };
  const url = `${env.ARXIV_URL}/api/query?id_list=${encodeURIComponent(id)}&max_results=1`;
  const { body } = await fetchFromArxiv(url, options, env.ARXIV_INTERVAL_MS);
  return parseAtom(body, "arXiv").records[0] ?? null;
}

/**
 * One paper, from where it is: arXiv's query API, or OpenReview's. Nothing but these two hosts is asked.
 * @throws Denied where there is no such paper, or its source does not answer as it should
 */
export async function fetchPaper(
  { source, id }: { source: "arxiv" | "openreview"; id: string },
  env: Env = readEnv(),
): Promise<PaperRecord> {
  const [from, known] = source === "arxiv" ? [fromArxiv, id] : [fromOpenReview, `openreview/${id}`];
  const record = await from(id, env).catch((error) => {
    if (error instanceof ArxivError) return null;
    if (error instanceof UserError || error instanceof SyntaxError) throw denied("source");
    throw error;
  });
  if (record?.id !== known) throw denied("unknown");
  return record;
}
