import { wrappedIn } from "../errors";

// Classes of SQLSTATE that blame what was to be written, not the server: data exception, integrity constraint, program limit
// (https://www.postgresql.org/docs/current/errcodes-appendix.html).
const OF_THE_DATA = /^(22|23|54)/;

/** What PostgreSQL says against the values of a statement, such as "string is too long for tsvector"; null for another error. */
export function refusalOf(error: unknown): string | null {
  const refused = wrappedIn(error).find(({ originalCode }) => OF_THE_DATA.test(String(originalCode)));
  return refused ? String(refused.originalMessage ?? refused.originalCode) : null;
}
