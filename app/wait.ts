import { z } from "zod";

/** The seconds until something refused may be asked for again, as the address of the page that says so has them. */
export const Wait = z.coerce.number().int().min(1).max(86_400).optional().catch(undefined);
