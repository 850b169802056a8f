import { z } from "zod";
import { Denied } from "../denied";

/** Characters of a comment, at most. */
export const MAX_LENGTH = 10_000;

const Body = z
  .string()
  .transform((text) => text.replaceAll("\0", "").toWellFormed().replaceAll("\r\n", "\n").trim())
  .pipe(z.string().min(1).max(MAX_LENGTH));

/**
 * What somebody wrote, as it may be stored.
 * @throws Denied where it is nothing, or too much
 */
export function parseBody(text: string): string {
  const parsed = Body.safeParse(text);
  if (!parsed.success) throw new Denied("comment");
  return parsed.data;
}

/** Comments that one member may write or change in an hour. */
export const HOURLY = 30;
