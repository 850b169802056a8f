import { Message } from "@/components/message";
import type { Member } from "@/lib/accounts/member";
import { readEntry } from "@/lib/curation/log";
import { namesOf } from "@/lib/curation/names";
import { canUndo } from "@/lib/curation/undo";
import { CurateForm } from "./curate-form";
import { Deed } from "./deed";

/** What a form of the curators just did, with a button that undoes it. */
export async function Done({ id, member }: { id: bigint | undefined; member: Member }) {
  const entry = id === undefined ? null : await readEntry(member, id);
  if (!entry) return null;
  const names = await namesOf(entry.undone ? [entry, entry.undone] : [entry]);
  return (
    <Message kind="done">
      <span className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <span>
          Done: <Deed entry={entry} undone={entry.undone} names={names} />.
        </span>
        {canUndo(member, entry) && <CurateForm fields={{ action: "undo", entry: String(entry.id) }} button="Undo" />}
      </span>
    </Message>
  );
}
