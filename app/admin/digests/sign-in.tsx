import { Message } from "@/components/message";
import { Notice } from "@/components/notice";

const PROBLEMS = new Map([
  ["wrong", "That is not the ADMIN_SECRET of this site."],
  ["often", "Too many tries from your network. Wait an hour."],
]);

/** What somebody sees who is not signed in: a form, or how to allow one. */
export function SignIn({ possible, problem }: { possible: boolean; problem?: string }) {
  if (!possible) {
    return (
      <Notice title="This page is locked">
        <p>Set ADMIN_SECRET (16 characters or more) and start the site again; then the secret opens this page.</p>
      </Notice>
    );
  }
  return (
    <div className="mx-auto max-w-md">
      {problem && PROBLEMS.has(problem) && <Message kind="problem">{PROBLEMS.get(problem)}</Message>}
      <form action="/api/admin/session" method="post" className="rounded-2xl border border-line bg-raised p-5">
        <label htmlFor="secret" className="block pb-2 text-sm font-semibold">
          ADMIN_SECRET of this site
        </label>
        <div className="flex gap-2">
          <input id="secret" name="secret" type="password" autoComplete="current-password" required className="input" />
          <button type="submit" className="button primary shrink-0">
            Sign in
          </button>
        </div>
      </form>
    </div>
  );
}
