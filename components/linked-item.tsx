import type { ReactNode } from "react";

/** One entry of a plain list: a title that leads on, facts below it, and what else there is to say. */
export function LinkedItem({
  href,
  title,
  facts,
  children,
}: {
  href: string;
  title: string;
  facts: ReactNode;
  children?: ReactNode;
}) {
  return (
    <li className="border-t border-line py-3">
      <a href={href} className="font-semibold hover:text-accent">
        {title}
      </a>
      <p className="text-sm text-muted">{facts}</p>
      {children}
    </li>
  );
}
