import { timingSafeEqual } from "node:crypto";
import { revalidateTag } from "next/cache";
import { PAPERS_TAG } from "@/app/cached";

/** POST, by `npm start` itself, with the token it gave this process: pages made from papers are refreshed in the background. */
export async function POST(request: Request): Promise<Response> {
  const given = Buffer.from(request.headers.get("authorization") ?? "");
  const wanted = Buffer.from(`Bearer ${process.env.REVALIDATE_TOKEN}`);
  if (!process.env.REVALIDATE_TOKEN || given.length !== wanted.length || !timingSafeEqual(given, wanted)) {
    return new Response(null, { status: 401 });
  }
  revalidateTag(PAPERS_TAG, "max");
  return new Response(null, { status: 204 });
}
