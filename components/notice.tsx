import type { ReactNode } from "react";

/** A short word to the reader where there is no list: nothing found, nothing yet, something failed. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="rounded-2xl border border-line bg-raised px-6 py-12 text-center">
      <p className="text-lg font-semibold">{title}</p>
      <div className="mx-auto mt-2 max-w-md text-sm text-soft">{children}</div>
    </div>
  );
}
