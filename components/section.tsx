import type { ReactNode } from "react";

/** A part of a page of settings, under its heading. */
export function Section({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="border-t border-line py-5">
      <h2 className="pb-2 font-semibold">{title}</h2>
      {note && <p className="pb-3 text-sm text-muted">{note}</p>}
      {children}
    </section>
  );
}
