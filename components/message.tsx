import type { ReactNode } from "react";

/** A word on what a form just did, or on why it did not. */
export function Message({ kind, children }: { kind: "done" | "problem"; children: ReactNode }) {
  return (
    <div
      role={kind === "problem" ? "alert" : "status"}
      className={`mb-5 rounded-xl border px-4 py-2.5 text-sm ${kind === "problem" ? "border-accent bg-tint" : "border-line bg-raised"}`}
    >
      {children}
    </div>
  );
}
