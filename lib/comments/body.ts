import { z } from "zod";
import { hasVisible, withoutStacks } from "../visible";
import { denied } from "./denied";

/** Characters of a comment, at most. */
export const MAX_LENGTH = 10_000;

const Body = z
  .string()
  .transform((text) => withoutStacks(text.replaceAll("\0", "").toWellFormed().replaceAll("\r\n", "\n").trim()))
  .pipe(z.string().max(MAX_LENGTH).refine(hasVisible));

/**
 * What somebody wrote, as it may be stored.
 * @throws Denied where there is nothing to see in it, or too much
 */
export function parseBody(text: string): string {
  const parsed = Body.safeParse(text);
  if (!parsed.success) throw denied("comment");
  return parsed.data;
}

/** Comments that one member may write or change in an hour. */
export const HOURLY = 30;
