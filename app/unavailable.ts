import { isCrowded } from "@/lib/errors";

const SENTENCE = "There is too much to do here just now; nothing was changed. Try again in a few seconds.";

/** 503 with Retry-After (RFC 9110 section 15.6.4), as JSON for scripts. */
export function unavailable(scripted: boolean): Response {
  const init = { status: 503, headers: { "retry-after": "5", "cache-control": "no-store" } };
  return scripted ? Response.json({ error: SENTENCE, code: "unavailable" }, init) : new Response(`${SENTENCE}\n`, init);
}

/** A route that answers 503 where the database has no connection left; mailbox providers and people then try again. */
export function orUnavailable<Given extends unknown[]>(answer: (...given: Given) => Promise<Response>) {
  return async (...given: Given): Promise<Response> => {
    try {
      return await answer(...given);
    } catch (error) {
      if (isCrowded(error)) return unavailable(false);
      throw error;
    }
  };
}
