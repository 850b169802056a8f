import { Field } from "@/components/field";

/** Opens a paper by what a curator types; what was typed stays where that found none. */
export function PaperForm({ typed }: { typed?: string }) {
  return (
    <form action="/curate/papers/open" className="flex items-end gap-2 pb-5">
      <div className="min-w-0 flex-1">
        <Field label="Open a paper">
          <input name="id" required maxLength={2000} defaultValue={typed} placeholder="ID, link or title" className="input" />
        </Field>
      </div>
      <button type="submit" className="button h-[2.35rem] shrink-0">
        Open
      </button>
    </form>
  );
}
