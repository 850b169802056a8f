import { ImageResponse } from "next/og";
import { requestedId } from "@/app/requested-id";
import { authorsText } from "@/components/card";
import { SharePicture } from "@/components/share-picture";
import { withoutMarkup } from "@/lib/papers/latex";
import { getPaper } from "@/lib/papers/paper";

/** GET /share/ID: the picture that other sites show with a link to the paper, 1200 by 630 pixels. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const paper = await getPaper(requestedId((await params).path).id);
  if (!paper) return new Response("No such paper", { status: 404 });
  // The picture's font has Latin letters; others would be fetched from outside while drawing.
  const title = withoutMarkup(paper.title)
    .normalize("NFKD")
    .replace(/[^\x20-\x7e\u00a0-\u017f–—’“”]/g, "");
  const note = [paper.authorCount && authorsText(paper.authorCount), `${paper.upvotes} upvotes`, paper.id]
    .filter(Boolean)
    .join("   ·   ");
  return new ImageResponse(<SharePicture title={title.slice(0, 180)} note={note} />, {
    width: 1200,
    height: 630,
    headers: { "cache-control": "public, max-age=3600" },
  });
}
