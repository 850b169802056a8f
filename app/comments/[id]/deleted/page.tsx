import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { memberFor } from "@/app/member-page";
import { Notice } from "@/components/notice";
import { UNDO_SECONDS } from "@/lib/comments/change";
import { readDeleted } from "@/lib/comments/read";

export const metadata: Metadata = { title: "Comment deleted", robots: { index: false } };

/** Where deleting one's own comment leads without a script: for some seconds it can be undone. */
export default async function DeletedPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const member = await memberFor(`/comments/${id}/deleted`);
  const deleted = await readDeleted(id, member.id);
  if (!deleted) notFound();
  const back = (
    <a href={`/papers/${deleted.paperId}#discussion`} className="button">
      Back to the discussion
    </a>
  );
  return (
    <div className="pt-10">
      <Notice title="Comment deleted">
        {deleted.isOffered ? (
          <>
            <p>You can undo this for {UNDO_SECONDS} seconds.</p>
            <form action="/api/comments" method="post" className="mt-5 flex gap-3">
              <input type="hidden" name="comment" value={id} />
              <button type="submit" name="action" value="restore" className="button primary">
                Undo
              </button>
              {back}
            </form>
          </>
        ) : (
          <>
            <p>It's too late to undo this.</p>
            <p className="mt-5">{back}</p>
          </>
        )}
      </Notice>
    </div>
  );
}
