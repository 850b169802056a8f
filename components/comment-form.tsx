import type { ReactNode } from "react";
import { MAX_LENGTH } from "@/lib/comments/body";

type Props = {
  /** An anchor to open the form at. */
  id?: string;
  hidden: Record<string, string>;
  label: string;
  body?: string;
  children: ReactNode;
};

/** The form in which a comment is written or changed. Without a script it leads back to the discussion. */
export function CommentForm({ id, hidden, label, body, children }: Props) {
  return (
    <form id={id} action="/api/comments" method="post" data-comment-form="" className="mt-3">
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <textarea
        name="body"
        aria-label={label}
        placeholder={label}
        required
        maxLength={MAX_LENGTH}
        rows={4}
        defaultValue={body}
        className="input h-auto! py-2"
      />
      <div className="mt-2 flex flex-wrap items-center gap-3">
        {children}
        <span className="text-[0.8125rem] text-muted">Markdown and $LaTeX$</span>
        <span role="status" className="text-sm text-accent" />
      </div>
    </form>
  );
}
