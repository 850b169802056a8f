import { z } from "zod";
import type { Cursor } from "../cursor";
import { parseDay } from "./day";

/** Papers on one page of a list. */
export const PAGE_SIZE = 30;

const day = z.string().refine((text) => parseDay(text) !== null);

/**
 * Which papers: all that were featured, those of a period or of a span of days, the whole store, or a member's. Hidden ones are in
 * none, but for the store where it is asked for with them.
 */
const Of = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("featured") }),
  /** `start` as in Period: the day, the Monday, the first of the month. */
  z.object({ kind: z.enum(["date", "week", "month"]), start: day }),
  /** Both days included; and what came to the days before since `lateSince`, a moment as PostgreSQL writes it. */
  z.object({ kind: z.literal("span"), first: day, last: day, lateSince: z.string().nullish() }),
  z.object({ kind: z.literal("store"), withHidden: z.boolean().default(false) }),
  z.object({ kind: z.enum(["submitted", "upvoted", "written"]), memberId: z.uuid() }),
]);

/** The orders in which each may be asked for, the usual one first. Each is the order of an index, or of few papers. */
const ORDERS = {
  featured: ["day", "trending"],
  date: ["votes"],
  week: ["votes"],
  month: ["votes"],
  span: ["votes", "newest"],
  store: ["relevance"],
  submitted: ["newest"],
  upvoted: ["newest"],
  written: ["newest"],
} as const;

/** A question for papers: which, in which order, from where on, how many. */
export const PaperQuery = z
  .object({
    of: Of,
    order: z.enum(["day", "votes", "newest", "trending", "relevance"]).optional(),
    /** What a search of the store is for; in the syntax of PostgreSQL's websearch_to_tsquery. */
    words: z
      .string()
      .transform((text) => text.replaceAll("\0", " ").trim().slice(0, 200))
      .default(""),
    /** Only papers with code. */
    withCode: z.boolean().default(false),
    /** Papers that hold one of them, its words side by side. */
    keywords: z.array(z.string()).default([]),
    /** Papers in one of them; "cs" stands for all of cs.*. */
    categories: z.array(z.string()).default([]),
    after: z.custom<Cursor>(Array.isArray).optional(),
    limit: z.int().min(1).max(100).default(PAGE_SIZE),
    /** Whether to count how many there are in all: only of a span, which is few papers. */
    counted: z.boolean().default(false),
  })
  .transform((query) => ({ ...query, order: query.order ?? ORDERS[query.of.kind][0] }))
  .refine(({ of, order }) => (ORDERS[of.kind] as readonly string[]).includes(order), "These papers have no such order.")
  .refine(({ of, words }) => of.kind === "store" || words === "", "Words are looked for in the store only.")
  .refine(
    ({ of, counted, after }) => !counted || (of.kind === "span" && !after),
    "Only the papers of a span are counted, and from its beginning.",
  );

/** As it is written down; what is left out has a default. */
export type PaperQuery = z.input<typeof PaperQuery>;
/** With everything said. */
export type ParsedQuery = z.output<typeof PaperQuery>;
