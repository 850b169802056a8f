import { db } from "../db/client";
import type { Paper as Row } from "../db/generated/client";
import { type Day, dayOf } from "./day";

/** Everything known of one paper, and the days that featured it, newest first. */
export type Paper = Omit<Row, "search" | "trending" | "featuredOn" | "createdAt" | "arxivSeenAt"> & { days: Day[] };

/** The paper with this canonical id, or null. */
export async function getPaper(id: string): Promise<Paper | null> {
  const row = await db().paper.findUnique({
    where: { id },
    omit: { trending: true, featuredOn: true, createdAt: true, arxivSeenAt: true },
    include: { features: { select: { day: true }, orderBy: { day: "desc" } } },
  });
  if (!row) return null;
  const { features, ...paper } = row;
  return { ...paper, days: features.map((feature) => dayOf(feature.day)) };
}
