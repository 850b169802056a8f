import { parseArgs } from "node:util";
import { z } from "zod";
import { readEnv } from "../lib/env";
import { UserError } from "../lib/errors";
import { eachDay } from "../lib/ingest/each-day";
import { ingestArxiv, ingestHuggingFace } from "../lib/ingest/live";
import type { Written } from "../lib/ingest/write";
import { addDays, dayOf, parseDay } from "../lib/papers/day";
import { command } from "./command";
import { report } from "./report";

const USAGE = "Usage: npm run ingest -- --source hugging-face|arxiv [--date YYYY-MM-DD | --days N]";

const Options = z.object({
  source: z.enum(["hugging-face", "arxiv"], "--source is hugging-face or arxiv"),
  date: z
    .string()
    .refine((text) => parseDay(text), "--date is a day like 2025-10-29")
    .optional(),
  days: z.coerce.number("--days is a number from 1 to 366").int().min(1).max(366).optional(),
});

function options() {
  const named = { source: { type: "string" }, date: { type: "string" }, days: { type: "string" } } as const;
  try {
    const parsed = Options.safeParse(parseArgs({ options: named }).values);
    if (parsed.success && !(parsed.data.date && parsed.data.days)) return parsed.data;
    throw new Error(parsed.success ? "--date and --days exclude each other" : parsed.error.issues[0]?.message);
  } catch (error) {
    throw new UserError(`${(error as Error).message}\n${USAGE}`);
  }
}

await command(options, async (db, { source, date, days = 1 }) => {
  const ingest = source === "arxiv" ? ingestArxiv : ingestHuggingFace;
  const last = date ?? dayOf(new Date());
  const problems: string[] = [];
  await eachDay(
    Array.from({ length: days }, (_, index) => addDays(last, index - days + 1)),
    async (day) => {
      console.log(`${source} ${day}`);
      const result: Written & { unknown?: string[] } = await ingest(db, day, readEnv());
      for (const id of result.unknown ?? []) console.log(`arXiv has no paper ${id}`);
      report(result);
    },
    (day, error) => problems.push(`${day}: ${error.message}`),
  );
  if (problems.length) throw new UserError(problems.join("\n"));
});
