import { SAYS_AWAY } from "../lib/db/away.mjs";

const KNOWN_AFTER_MS = 4000;

/** The text of what is logged, with the codes and causes of errors. */
const textOf = (value, depth = 0) =>
  value instanceof Error && depth < 4
    ? [value.stack, value.code, value.meta && JSON.stringify(value.meta), textOf(value.cause, depth + 1)].join(" ")
    : String(value);

/**
 * A log without the errors of connections that only say that the database is away, which is said once. They are held for a moment,
 * until it is known.
 * @param log what writes a line
 * @param wasAwaySince tells whether the database has been away at some time since a moment, in milliseconds since 1970
 */
export function withoutOutages(log, wasAwaySince) {
  return (...given) => {
    if (!SAYS_AWAY.test(given.map((value) => textOf(value)).join(" "))) return log(...given);
    const at = Date.now();
    setTimeout(() => wasAwaySince(at - KNOWN_AFTER_MS) || log(...given), KNOWN_AFTER_MS).unref();
  };
}
