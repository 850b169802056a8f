import type { ReactNode } from "react";

type Props = { title: string; note?: string; id?: string; children: ReactNode };

/** A part of a page of settings, under its heading. */
export function Section({ title, note, id, children }: Props) {
  return (
    <section id={id} className="border-t border-line py-5">
      <h2 className="pb-2 font-semibold">{title}</h2>
      {note && <p className="pb-3 text-sm text-muted">{note}</p>}
      {children}
    </section>
  );
}
