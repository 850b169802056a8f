import { revalidateTag } from "next/cache";
import { PAPERS_TAG } from "@/app/cached";
import { hasBearer } from "@/lib/bearer";

/** POST, by `npm start` itself, with the token it gave this process: pages made from papers are refreshed in the background. */
export async function POST(request: Request): Promise<Response> {
  if (!hasBearer(request, process.env.REVALIDATE_TOKEN)) return new Response(null, { status: 401 });
  revalidateTag(PAPERS_TAG, "max");
  return new Response(null, { status: 204 });
}
