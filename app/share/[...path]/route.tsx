import { ImageResponse } from "next/og";
import { requestedId } from "@/app/requested-id";
import { drawable } from "@/app/share/drawable";
import { authorsText } from "@/components/card";
import { SharePicture } from "@/components/share-picture";
import { withoutMarkup } from "@/lib/papers/latex";
import { getPaper } from "@/lib/papers/paper";
import { shorten } from "@/lib/papers/shorten";

/** GET /share/ID: the picture that other sites show with a link to the paper, 1200 by 630 pixels. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const paper = await getPaper(requestedId((await params).path).id);
  if (!paper) return new Response("No such paper", { status: 404 });
  const title = shorten(drawable(withoutMarkup(paper.title)), 180);
  const note = [paper.authorCount && authorsText(paper.authorCount), `${paper.upvotes} upvotes`, paper.id]
    .filter(Boolean)
    .join("   ·   ");
  return new ImageResponse(<SharePicture title={title} note={note} />, {
    width: 1200,
    height: 630,
    headers: { "cache-control": "public, max-age=3600" },
  });
}
