import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Moment } from "@/components/moment";
import { Tex } from "@/components/tex";
import { memberOf } from "@/lib/accounts/session";
import { historyOf } from "@/lib/comments/history";

export const metadata: Metadata = { title: "History of a comment", robots: { index: false } };

/** What a comment said, and says. */
export default async function HistoryPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const comment = z.uuid().safeParse(id).success ? await historyOf(id, await memberOf(await headers())) : null;
  if (!comment) notFound();
  return (
    <div className="mx-auto max-w-2xl">
      <h1 className="pt-8 pb-1 text-xl font-bold tracking-tight">
        History of a comment by {comment.member?.name ?? "a deleted account"}
      </h1>
      <p className="pb-4 text-sm text-muted">
        on{" "}
        <a href={`/papers/${comment.paper.id}#comment-${id}`} className="link">
          <Tex>{comment.paper.title}</Tex>
        </a>
      </p>
      <ol>
        {comment.versions.map(({ html, until }) => (
          <li key={until?.toISOString() ?? "now"} className="border-t border-line py-4">
            <p className="text-sm text-muted">
              {until ? (
                <>
                  until <Moment at={until} />
                </>
              ) : (
                "now"
              )}
            </p>
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised by lib/markdown/html.ts */}
            <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
          </li>
        ))}
      </ol>
    </div>
  );
}
