import { Moment } from "@/components/moment";
import { Tex } from "@/components/tex";
import { htmlOf } from "@/lib/comments/html";
import type { commentsOf } from "@/lib/profiles/profile";

/** Comments of one member, each under the paper it is about. */
export async function Comments({ comments }: { comments: Awaited<ReturnType<typeof commentsOf>> }) {
  const html = await htmlOf(comments);
  return (
    <ol>
      {comments.map(({ id, createdAt, paper }, index) => (
        <li key={id} className="border-t border-line py-4">
          <a href={`/papers/${paper.id}#comment-${id}`} className="font-semibold hover:text-accent">
            <Tex>{paper.title}</Tex>
          </a>
          <p className="text-sm text-muted">
            <Moment at={createdAt} />
          </p>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/markdown/html.ts */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: html[index] as string }} />
        </li>
      ))}
    </ol>
  );
}
