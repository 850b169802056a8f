import type { Metadata } from "next";
import { permanentRedirect } from "next/navigation";
import { z } from "zod";
import { idIn } from "@/app/requested-id";
import { NotHere } from "@/components/not-here";
import { mergedInto } from "@/lib/papers/paper";
import { paperIdOf, parsePasted } from "@/lib/submissions/pasted";

export const metadata: Metadata = { title: "Not found", robots: { index: false } };

const Query = z.object({ asked: z.string().max(2000).catch("/") });

/** What bin/front.mjs sends with status 404 for the path `asked`, which is decoded already, or where a merged paper leads. */
export default async function NotHerePage({ searchParams }: { searchParams: Promise<object> }) {
  const { asked } = Query.parse(await searchParams);
  const path = /^\/papers\/(.+)/s.exec(asked)?.[1];
  if (!path) return <NotHere />;
  const { id } = idIn(path);
  const other = await mergedInto(id);
  if (other) permanentRedirect(`/papers/${other}`);
  const named = parsePasted(id);
  return <NotHere paper={named ? paperIdOf(named) : undefined} />;
}
