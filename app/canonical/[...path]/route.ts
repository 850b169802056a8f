import { requestedId } from "@/app/requested-id";
import { parseArxivId } from "@/lib/papers/arxiv-id";

/**
 * GET /papers/2407.21783v2, /papers/https://arxiv.org/abs/…: what next.config.ts recognises as another name of a paper leads to
 * its one page; what turns out to be none leads to the search. (A redirect from a cached page would send Location twice.)
 */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { asked, id } = requestedId((await params).path);
  const known = parseArxivId(id) !== null;
  const location = known ? `/papers/${id}` : `/search?q=${encodeURIComponent(asked)}`;
  return new Response(null, { status: known ? 308 : 307, headers: { location } });
}
