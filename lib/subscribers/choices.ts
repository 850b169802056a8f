import { z } from "zod";
import { visibleLine } from "../visible";

export const FREQUENCIES = ["daily", "weekly", "monthly"] as const;
/** The days of the week; `weekday` is 1 for the first. */
export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] as const;
export const RANKINGS = ["votes", "newest"] as const;
/** Languages in which dates can be written, by their BCP 47 tags. */
export const LOCALES = {
  "en-US": "English (US)",
  "en-GB": "English (UK)",
  "de-DE": "Deutsch",
  "es-ES": "Español",
  "fr-FR": "Français",
  "it-IT": "Italiano",
  "ja-JP": "日本語",
  "ko-KR": "한국어",
  "nl-NL": "Nederlands",
  "pl-PL": "Polski",
  "pt-BR": "Português",
  "ru-RU": "Русский",
  "tr-TR": "Türkçe",
  "zh-CN": "中文",
} as const;
/** How many papers a digest may have at most. */
export const COUNTS = [5, 10, 20, 30, 50] as const;

/** Every IANA time zone that this runtime knows. */
export const TIME_ZONES: string[] = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];

const listed = new Set(TIME_ZONES);

// Browsers also name aliases, like Asia/Calcutta, which the list does not have; to try one takes long.
function isTimeZone(name: string): boolean {
  if (listed.has(name)) return true;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name })) && !/^[+-]/.test(name);
  } catch {
    return false;
  }
}

const list = (item: z.ZodType<string, string>, name: string) =>
  z
    .union([z.string().transform((text) => text.split(/[,;\n]/)), z.array(z.string())])
    .transform((items) => [...new Set(items.map((text) => text.trim().replace(/\s+/g, " ")).filter(Boolean))].sort())
    .pipe(z.array(item).max(20, `Choose at most 20 ${name}.`));

const keyword = z
  .string()
  .max(60, "A keyword has at most 60 characters.")
  .regex(/^[^\p{Cc}]*$/u, "A keyword is one line of text.")
  .refine((text) => /[\p{L}\p{N}]/u.test(visibleLine(text)), "A keyword needs a letter or a digit.");
const category = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*(\.[A-Za-z]+(-[A-Za-z]+)*)?$/, "Categories look like cs.CL, or cs for all of computer science.");

const whole = (min: number, max: number, error: string) => z.coerce.number(error).int(error).min(min, error).max(max, error);

/** What a reader may choose of a digest; every part has a default. */
export const Choices = z.object({
  frequency: z.enum(FREQUENCIES, "Choose daily, weekly or monthly.").default("daily"),
  /** 1 is Monday, 7 Sunday; counts for a weekly digest. */
  weekday: whole(1, 7, "Choose a day of the week.").default(1),
  localTime: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write the time as 08:30.")
    .default("08:00"),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone of the list.").default("UTC"),
  papers: whole(1, 50, "Choose 1 to 50 papers.").default(10),
  ranking: z.enum(RANKINGS, "Choose votes or newest.").default("votes"),
  onlyCode: z.preprocess((value) => value === true || value === "on", z.boolean()).default(false),
  keywords: list(keyword, "keywords").default([]),
  categories: list(category, "categories").default([]),
  locale: z.enum(Object.keys(LOCALES) as (keyof typeof LOCALES)[], "Choose a language of the list.").default("en-US"),
});

export type Choices = z.infer<typeof Choices>;

/** What a reader gets who chooses nothing. */
export const DEFAULT_CHOICES: Choices = Choices.parse({});
