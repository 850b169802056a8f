import { requestedId } from "@/app/requested-id";
import { citationFormat } from "@/lib/papers/citation";
import { getPaper } from "@/lib/papers/paper";

type Params = { params: Promise<{ format: string; path: string[] }> };

/** GET /papers/ID.bib, .ris, .csl.json or .apa.txt: the paper as a citation, to be saved as a file. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { format: ending, path } = await params;
  const format = citationFormat(ending);
  const { asked, id } = requestedId(path);
  if (asked !== id) return new Response(null, { status: 308, headers: { location: `/papers/${id}.${ending}` } });
  const paper = format && (await getPaper(id));
  if (!paper) return new Response("This site has no such paper.\n", { status: 404, headers: { "content-type": "text/plain" } });
  return new Response(format.cite(paper), {
    headers: {
      "content-type": `${format.type}; charset=utf-8`,
      "content-disposition": `attachment; filename="${id.replaceAll("/", "-")}.${ending}"`,
      "cache-control": "public, max-age=300",
    },
  });
}
