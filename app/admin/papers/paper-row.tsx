import { CurateForm } from "@/app/curate/curate-form";
import { Moment } from "@/components/moment";
import { Tex } from "@/components/tex";
import type { ListedPaper, PaperList } from "@/lib/curation/paper-lists";

/** The button that takes it back, where there is a way. */
function Back({ list, paper }: { list: PaperList; paper: ListedPaper }) {
  const { id, seen, day, undo, hidden } = paper;
  const fields = { paper: id, seen };
  if (list === "hidden") return <CurateForm fields={{ action: "show", ...fields }} button="Show again" />;
  if (list === "pinned") return <CurateForm fields={{ action: "unpin", ...fields, day: day ?? "" }} button="Unpin" />;
  if (hidden) return null; // it is shown again first
  if (undo) return <CurateForm fields={{ action: "undo", entry: String(undo) }} button="Undo" />;
  return list === "removed" ? <CurateForm fields={{ action: "feature", ...fields, day: day ?? "" }} button="Put back" /> : null;
}

/** A paper of one of the lists: when it was done, by whom, why, and how it is taken back. */
export function PaperRow({ list, paper }: { list: PaperList; paper: ListedPaper }) {
  const { id, title, titleThen, was, day, by } = paper;
  const link = (
    <a href={`/curate/papers/${id}`} className="font-semibold hover:text-accent">
      <Tex>{title}</Tex>
    </a>
  );
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-t border-line py-3">
      <div className="min-w-0 flex-1 basis-80">
        <p>
          {titleThen && (
            <>
              “<Tex>{titleThen}</Tex>” ({was}) is part of{" "}
            </>
          )}
          {link}
        </p>
        {by?.reason && <p className="text-sm text-soft">“{by.reason}”</p>}
        <p className="pt-0.5 text-sm text-muted">
          {day && (
            <>
              <a href={`/papers/date/${day}`} className="link">
                {day}
              </a>{" "}
              ·{" "}
            </>
          )}
          {by ? (
            <>
              @{by.curator} · <Moment at={by.at} />
            </>
          ) : (
            "Not in the activity log"
          )}
        </p>
      </div>
      <Back list={list} paper={paper} />
    </li>
  );
}
