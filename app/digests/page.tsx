import type { Metadata } from "next";
import { z } from "zod";
import { LinkedItem } from "@/components/linked-item";
import { Notice } from "@/components/notice";
import { Invitation } from "@/components/subscribe-form";
import { pastEditions } from "@/lib/digest/archive";
import { spanTitle } from "@/lib/digest/render";
import { parseDay } from "@/lib/papers/day";

export const metadata: Metadata = { title: "Past digests" };

const Query = z.object({
  day: z
    .string()
    .refine((day) => parseDay(day) !== null)
    .optional()
    .catch(undefined),
  id: z.uuid().optional().catch(undefined),
});

/** The archive: every edition that went to all, newest first. */
export default async function DigestsPage({ searchParams }: { searchParams: Promise<object> }) {
  const { day, id } = Query.parse(await searchParams);
  const { editions, next } = await pastEditions(day && id ? [day, id] : undefined);
  return (
    <>
      <h1 className="pt-8 pb-4 text-2xl font-bold tracking-tight">Past digests</h1>
      {editions.length === 0 ? (
        <Notice title="None yet">
          <p>
            The first digest that goes out will be here. Until then, the{" "}
            <a href="/papers/trending" className="link">
              trending page
            </a>{" "}
            shows what is worth reading.
          </p>
        </Notice>
      ) : (
        <ol>
          {editions.map((edition) => (
            <LinkedItem
              key={edition.id}
              href={`/digests/${edition.id}`}
              title={edition.subject}
              facts={`${spanTitle(edition, "en-US")} · ${edition.frequency}`}
            />
          ))}
        </ol>
      )}
      {next && (
        <a href={`/digests?day=${next[0]}&id=${next[1]}`} className="button mt-4">
          Older digests
        </a>
      )}
      <Invitation id="subscribe-archive" />
    </>
  );
}
