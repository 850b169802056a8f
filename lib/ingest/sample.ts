import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Db } from "../db/client";
import { findCodeUrl } from "../papers/code-link";
import { slugify } from "../papers/slug";
import { BOUNDS } from "./bounds";
import { maybeCount, maybeMoment, maybeUrl, paperRecord, text } from "./record";
import { upsertPapers } from "./upsert";

const Sample = z.object({
  day: z.iso.date(),
  papers: z.array(
    z.object({
      id: z.string().nullable(),
      title: text(BOUNDS.title),
      abstract: text(BOUNDS.abstract),
      authorCount: maybeCount,
      publishedAt: maybeMoment,
      comments: maybeCount,
      codeUrl: maybeUrl,
      projectUrl: maybeUrl,
    }),
  ),
});

/**
 * Puts the papers of prisma/sample/papers.json into a database that has no paper yet.
 * @returns how many; 0 where there were papers already
 */
export async function loadSample(db: Db, root = process.cwd()): Promise<number> {
  if ((await db.paper.count({ take: 1 })) > 0) return 0;
  const sample = Sample.parse(JSON.parse(await readFile(join(root, "prisma/sample/papers.json"), "utf8")));
  const records = sample.papers.map((paper) =>
    paperRecord({
      ...paper,
      source: "sample",
      id: paper.id ?? slugify(paper.title),
      day: sample.day,
      codeUrl: paper.codeUrl ?? findCodeUrl(paper.abstract),
    }),
  );
  return (await upsertPapers(records)).new;
}
