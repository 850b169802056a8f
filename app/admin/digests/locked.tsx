import { Notice } from "@/components/notice";

/** What a member sees who is no administrator: where the site has an ADMIN_SECRET, the form that makes one of who knows it. */
export function Locked({ secret }: { secret: boolean }) {
  if (!secret) {
    return (
      <Notice title="This page is for administrators">
        <p>
          Ask an administrator for access. If there is none, set ADMIN_SECRET (16 characters or more), restart the site, and
          enter the secret here.
        </p>
      </Notice>
    );
  }
  return (
    <form action="/api/admin/session" method="post" className="mx-auto max-w-md rounded-2xl border border-line bg-raised p-5">
      <p className="pb-3 text-soft">This page is for administrators. Enter the site's secret to become one.</p>
      <label htmlFor="secret" className="block pb-2 text-sm font-semibold">
        ADMIN_SECRET of this site
      </label>
      <div className="flex gap-2">
        <input id="secret" name="secret" type="password" autoComplete="off" required className="input" />
        <button type="submit" className="button primary shrink-0">
          Continue
        </button>
      </div>
    </form>
  );
}
