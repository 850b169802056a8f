import { requestedId } from "@/app/requested-id";
import { parseArxivId } from "@/lib/papers/arxiv-id";

/**
 * GET /papers/2407.21783v2, /papers/https://arxiv.org/abs/…: what next.config.ts recognises as another name of a paper leads to
 * its one page; a pasted address that turns out to be none leads to the search, anything else is not here. (A redirect from a cached page would send Location twice.)
 */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const { asked, id } = requestedId((await params).path);
  const known = parseArxivId(id) !== null;
  if (known) return new Response(null, { status: 308, headers: { location: `/papers/${id}` } });
  if (!/[:\s]|\.\w+\//.test(asked)) return new Response(null, { status: 404 });
  return new Response(null, { status: 307, headers: { location: `/search?q=${encodeURIComponent(asked)}` } });
}
