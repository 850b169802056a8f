import { requestedId } from "@/app/requested-id";
import { unavailable } from "@/app/unavailable";
import { counted } from "@/components/counted";
import { withoutMarkup } from "@/lib/papers/latex";
import { getPaper } from "@/lib/papers/paper";
import { sharePicture, TooManyPictures } from "@/lib/share/picture";

/** GET /share/ID: the picture that other sites show with a link to the paper. */
export async function GET(_request: Request, { params }: { params: Promise<{ path: string[] }> }): Promise<Response> {
  const paper = await getPaper(requestedId((await params).path).id);
  if (!paper) return new Response("No such paper", { status: 404 });
  const note = [paper.authorCount && counted(paper.authorCount, "author"), counted(paper.upvotes, "upvote"), paper.id]
    .filter(Boolean)
    .join("   ·   ");
  try {
    const { bytes, etag } = await sharePicture(withoutMarkup(paper.title), note, paper.id);
    return new Response(bytes, { headers: { "content-type": "image/png", "cache-control": "public, max-age=3600", etag } });
  } catch (error) {
    if (!(error instanceof TooManyPictures)) throw error;
    return unavailable(false);
  }
}
