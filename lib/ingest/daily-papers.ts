import type { Day } from "../papers/day";
import { fetchText, SourceDown } from "./http";
import { type IngestSettings, sourceOptions } from "./source-options";

/** Papers that one answer has at most. */
const PAGE = 100;
const MOST_PAGES = 20;

function listIn(body: string, what: string): unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new SourceDown(`Hugging Face did not answer with JSON for ${what}`);
  }
  if (!Array.isArray(value)) throw new SourceDown(`Hugging Face did not answer with a list for ${what}`);
  return value;
}

/**
 * The papers of a day as Hugging Face has them: `GET /api/daily_papers?date=`
 * (https://huggingface.co/docs/hub/api#papers-api-endpoints), page by page.
 * @throws SourceDown
 */
export async function fetchDailyPapers(day: Day, settings: IngestSettings): Promise<unknown[]> {
  const url = `${settings.HUGGING_FACE_URL}/api/daily_papers?date=${day}&limit=${PAGE}`;
  const found: unknown[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const { body } = await fetchText(page ? `${url}&p=${page}` : url, sourceOptions(settings));
    const items = listIn(body, day);
    found.push(...items);
    if (items.length !== PAGE) break;
  }
  return found;
}
