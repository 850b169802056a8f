import { randomUUID } from "node:crypto";
import { latestDay } from "../papers/calendar";
import { DEFAULT_CHOICES } from "../subscribers/choices";
import { draft } from "./compose";

/** The digest of the newest day, as it would be mailed to whoever chose nothing; null while there are no papers. */
export async function exampleDigest(): Promise<{ html: string } | null> {
  const day = await latestDay();
  return day ? draft(randomUUID(), { first: day, last: day }, DEFAULT_CHOICES) : null;
}
