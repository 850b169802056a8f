import type { ReactNode } from "react";

type Props = {
  /** What is posted besides what a curator types: the `action`, and what it is about. */
  fields: Record<string, string>;
  /** What its one button says. */
  button: string;
  primary?: boolean;
  className?: string;
  children?: ReactNode;
};

/**
 * A form of the curators. It has one button: the Enter key in a field presses a form's first, whatever the others say, so each
 * decision has a form of its own.
 */
export function CurateForm({ fields, button, primary = false, className = "", children }: Props) {
  return (
    <form action="/api/curate" method="post" className={`flex flex-wrap items-center gap-2 ${className}`}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <button type="submit" className={primary ? "button primary shrink-0" : "button shrink-0"}>
        {button}
      </button>
    </form>
  );
}
