import { requestedId } from "@/app/requested-id";
import { siteUrl } from "@/lib/env";
import { paperMarkdown } from "@/lib/papers/markdown";
import { getPaper } from "@/lib/papers/paper";

/** GET /papers/ID.md: the paper as Markdown. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { asked, id } = requestedId((await params).path);
  if (asked !== id) return new Response(null, { status: 308, headers: { location: `/papers/${id}.md` } });
  const paper = await getPaper(id);
  const headers = { "content-type": "text/markdown; charset=utf-8" };
  if (!paper) return new Response("# No such paper\n\nThis site does not have it.\n", { status: 404, headers });
  return new Response(paperMarkdown(paper, siteUrl()), { headers: { ...headers, "cache-control": "public, max-age=300" } });
}
