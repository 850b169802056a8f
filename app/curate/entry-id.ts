import { z } from "zod";

/** The id of an entry in the log, as an address or a form has it; undefined for anything else. */
export const entryId = z.coerce
  .bigint()
  .positive()
  .max(2n ** 63n - 1n) // what PostgreSQL's bigint holds
  .optional()
  .catch(undefined);
