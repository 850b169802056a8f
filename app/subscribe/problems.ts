import { z } from "zod";
import { denialOf } from "@/app/denials";

// What can be wrong with a form, by the code in the address of the page that shows it.
const PROBLEMS = new Map([
  ["frequency", "Choose daily, weekly or monthly."],
  ["weekday", "Choose a day of the week."],
  ["localTime", "Write the time as 08:30."],
  ["timeZone", "Choose a time zone of the list."],
  ["papers", "Choose 1 to 50 papers."],
  ["ranking", "Choose which papers come first."],
  ["keywords", "At most 20 keywords, separated by commas, each of at most 60 characters."],
  ["categories", "Categories look like cs.CL, or cs for all of computer science; at most 20."],
  ["locale", "Choose a language of the list."],
]);

/** The sentence for a code, or null for none; `wait` is the seconds until it may be tried again. */
export function problemOf(code: string | undefined, wait?: number): string | null {
  if (code === undefined) return null;
  return PROBLEMS.get(code) ?? denialOf(code, wait) ?? "Something in the form is wrong.";
}

/** The query of a page that shows a form again: what is wrong with it, for how many seconds, and all that was typed. */
export function againQuery(problem: string, form: Record<string, string>, wait?: number): string {
  const typed = Object.entries(form).map(([name, value]) => [name, value.slice(0, 1500)]);
  return new URLSearchParams([...typed, ["problem", problem], ...(wait ? [["wait", String(wait)]] : [])]).toString();
}

/** Reads such a query. */
export const TypedQuery = z.record(z.string(), z.string().max(1500).catch("")).catch({});
