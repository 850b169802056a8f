import { z } from "zod";
import { denied } from "@/lib/denied";

const Uuid = z.uuid();

/**
 * An id as the database has it.
 * @throws Denied where it is none: such a thing is not here
 */
export function uuidFrom(text: string | undefined): string {
  const parsed = Uuid.safeParse(text);
  if (!parsed.success) throw denied("gone");
  return parsed.data;
}
