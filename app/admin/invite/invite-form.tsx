import { ChoicesFields } from "@/components/choices-fields";
import { Field } from "@/components/field";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";

/** Whom to invite, with which words, to what. `typed` is a form that was not accepted, with its `problem`. */
export function InviteForm({ typed }: { typed?: Record<string, string> }) {
  return (
    <form
      action="/api/admin/invite"
      method="post"
      data-guess-zone={typed ? undefined : ""}
      className="grid gap-4 rounded-2xl border border-line bg-raised p-5"
    >
      <Field
        label="Email addresses"
        hint="At most 500: one a line, or separated by commas, semicolons or spaces. Names are fine: Ada <ada@example.org>."
      >
        <textarea
          name="addresses"
          required
          rows={6}
          autoCapitalize="off"
          spellCheck={false}
          defaultValue={typed?.addresses}
          className="input h-auto! py-2"
        />
      </Field>
      <Field label="Line of welcome (optional)" hint="Part of the email, as plain text. At most 300 characters.">
        <input name="welcome" maxLength={300} defaultValue={typed?.welcome} className="input" />
      </Field>
      <details open={typed !== undefined}>
        <summary className="link text-sm">Choose what they get and when</summary>
        <div className="pt-4">
          <ChoicesFields choices={DEFAULT_CHOICES} typed={typed} />
        </div>
      </details>
      <button type="submit" name="action" value="send" className="button primary justify-self-start">
        Send invitations
      </button>
    </form>
  );
}
