import { setTimeout as sleep } from "node:timers/promises";
import { db } from "../db/client";
import { type FetchOptions, fetchText } from "./http";

let last: Promise<unknown> = Promise.resolve();

/** Waits for the next moment that nobody has taken: `interval` milliseconds after that of whoever came before, in any process. */
async function turn(interval: number): Promise<void> {
  // No more than ten minutes ahead, also where a clock was wrong for a while.
  const [{ wait }] = await db().$queryRaw<[{ wait: number }]>`
    INSERT INTO source_turn AS t (source, free_at) VALUES ('arxiv', now() + ${interval}::int * interval '1 millisecond')
    ON CONFLICT (source) DO UPDATE SET
      free_at = least(greatest(t.free_at, now()), now() + interval '10 minutes') + ${interval}::int * interval '1 millisecond'
    RETURNING (extract(epoch FROM free_at - now()) * 1000)::float8 - ${interval}::int AS wait`;
  await sleep(Math.max(0, wait));
}

/**
 * GETs a text from arXiv when it is this request's turn, as its terms ask (https://info.arxiv.org/help/api/tou.html): one at a time in
 * a process, with a pause of `interval` milliseconds, and none, a second attempt neither, sooner than that after one of another
 * process: the ingest is one, the web server, where members submit, another.
 * @throws SourceDown
 */
export function fetchFromArxiv(
  url: string,
  options: FetchOptions,
  interval: number,
): Promise<{ status: number; body: string }> {
  let attempts = 0;
  const mine = async () => {
    if (attempts++) await sleep(interval);
    await turn(interval);
  };
  const answer = last.then(() => fetchText(url, { ...options, turn: mine }));
  last = answer.catch(() => {}).then(() => sleep(interval, undefined, { ref: false }));
  return answer;
}
