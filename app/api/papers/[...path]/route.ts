import { requestedId } from "@/app/requested-id";
import { siteUrl } from "@/lib/env";
import { paperJson } from "@/lib/papers/json";
import { getPaper } from "@/lib/papers/paper";

/** GET /api/papers/ID: the paper as Hugging Face's API answers it (huggingface.co/docs/hub/api). */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const paper = await getPaper(requestedId((await params).path).id);
  if (!paper) return Response.json({ error: "This site has no such paper." }, { status: 404 });
  return Response.json(paperJson(paper, siteUrl()), { headers: { "cache-control": "no-cache" } });
}
