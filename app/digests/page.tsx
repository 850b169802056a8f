import type { Metadata } from "next";
import { z } from "zod";
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
  const { editions, next } = await pastEditions(day && id ? { day, id } : undefined);
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
            <li key={edition.id} className="border-t border-line py-3">
              <a href={`/digests/${edition.id}`} className="font-semibold hover:text-accent">
                {edition.subject}
              </a>
              <p className="text-sm text-muted">
                {spanTitle(edition, "en-US")} · {edition.frequency}
              </p>
            </li>
          ))}
        </ol>
      )}
      {next && (
        <a href={`/digests?day=${next.day}&id=${next.id}`} className="button mt-4">
          Older digests
        </a>
      )}
      <Invitation id="subscribe-archive" />
    </>
  );
}
