import type { ReactNode } from "react";
import { Figure } from "@/components/figure";

type Props = {
  title: string;
  figures?: [name: string, value: string][];
  children?: ReactNode;
  /** The one thing to do next. */
  next: ReactNode;
};

/** A card of the overview: numbers, what is to be said of them, and one thing to do next. */
export function Panel({ title, figures = [], children, next }: Props) {
  return (
    <section className="flex min-w-0 flex-col gap-3 rounded-2xl border border-line bg-raised px-5 py-4">
      <h2 className="font-semibold">{title}</h2>
      {figures.length > 0 && (
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          {figures.map(([name, value]) => (
            <Figure key={name} name={name} value={value} />
          ))}
        </dl>
      )}
      {children && <div className="grid gap-1.5 text-sm text-soft">{children}</div>}
      <div className="mt-auto border-t border-line pt-3 text-sm text-soft">{next}</div>
    </section>
  );
}

/** A link that is the next thing to do. */
export function Next({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} className="link inline-block py-0.5">
      {children}
    </a>
  );
}
