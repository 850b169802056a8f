import { Section } from "@/components/section";

/** Taking one's data along, and deleting the account. */
export function Leave({ username }: { username: string }) {
  return (
    <Section
      title="Your data"
      note="Deleting your account removes your votes and the text of your comments. Papers you submitted stay, without your name."
    >
      <div className="flex flex-wrap items-end gap-3">
        <a href="/api/account/export" className="button" download>
          Download your data
        </a>
        <details>
          <summary className="button">Delete account …</summary>
          <form action="/api/account" method="post" className="mt-3 flex flex-wrap items-end gap-2">
            <label className="field">
              <span>Type {username} to confirm</span>
              <input name="confirmation" required autoComplete="off" autoCapitalize="off" className="input" />
            </label>
            <button type="submit" name="action" value="delete" className="button primary">
              Delete it
            </button>
          </form>
        </details>
      </div>
    </Section>
  );
}
