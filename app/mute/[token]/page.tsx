import type { Metadata } from "next";
import { Notice } from "@/components/notice";
import { Tex } from "@/components/tex";
import { muteLink } from "@/lib/comments/mute";

export const metadata: Metadata = { title: "Mail about comments", robots: { index: false }, referrer: "same-origin" };

/** Where the mute link of a mail leads. Opening it changes nothing; the buttons do, at once. */
export default async function MutePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await muteLink(token);
  return (
    <div className="pt-10">
      <h1 className="sr-only">Mail about comments</h1>
      {link ? (
        <Notice title={link.notify && !link.muted ? "Mail about this discussion" : "No mail comes"}>
          <p>
            <a href={`/papers/${link.paper.id}#discussion`} className="link">
              <Tex>{link.paper.title}</Tex>
            </a>
          </p>
          <div className="mt-5 flex flex-wrap justify-center gap-2">
            <form action={`/api/mute/${token}`} method="post">
              <button
                type="submit"
                name="action"
                value={link.muted ? "unmute" : "mute"}
                className={link.muted ? "button" : "button primary"}
              >
                {link.muted ? "Hear of this discussion again" : "Mute this discussion"}
              </button>
            </form>
            <form action={`/api/mute/${token}`} method="post">
              <button type="submit" name="action" value={link.notify ? "all" : "some"} className="button">
                {link.notify ? "Mute all of them" : "Hear of the others again"}
              </button>
            </form>
          </div>
        </Notice>
      ) : (
        <Notice title="This link is not valid">
          <p>It may be incomplete, or the account or comment was deleted. No mail comes from it.</p>
        </Notice>
      )}
    </div>
  );
}
