import { Moment } from "@/components/moment";
import { Tex } from "@/components/tex";
import { renderMarkdown } from "@/lib/markdown/html";
import type { commentsOf } from "@/lib/profiles/profile";

/** Comments of one member, each under the paper it is about. */
export function Comments({ comments }: { comments: Awaited<ReturnType<typeof commentsOf>> }) {
  return (
    <ol>
      {comments.map(({ id, body, createdAt, paper }) => (
        <li key={id} className="border-t border-line py-4">
          <a href={`/papers/${paper.id}#comment-${id}`} className="font-semibold hover:text-accent">
            <Tex>{paper.title}</Tex>
          </a>
          <p className="text-sm text-muted">
            <Moment at={createdAt} />
          </p>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/comments/markdown.ts */}
          <div className="prose" dangerouslySetInnerHTML={{ __html: renderMarkdown(body) }} />
        </li>
      ))}
    </ol>
  );
}
