import { apa } from "@/lib/papers/apa";
import { bibtex } from "@/lib/papers/bibtex";
import type { Paper } from "@/lib/papers/paper";

const FILES = [
  ["bib", "BibTeX"],
  ["ris", "RIS"],
  ["csl.json", "CSL-JSON"],
] as const;

function Quote({ id, name, text }: { id: string; name: string; text: string }) {
  return (
    <>
      <div className="flex items-center justify-between pt-3 pb-1.5">
        <h3 className="text-sm font-medium">{name}</h3>
        <button type="button" data-copy={`#${id}`} className="button py-0.5! text-[0.8125rem]!" aria-label={`Copy ${name}`}>
          Copy
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <pre id={id} tabIndex={0} className="quote">
        {text}
      </pre>
    </>
  );
}

/** The paper as a citation: to copy, and as files for reference managers. */
export function PaperCite({ paper }: { paper: Paper }) {
  return (
    <details className="panel">
      <summary>Cite</summary>
      <Quote id="apa" name="APA" text={apa(paper)} />
      <Quote id="bibtex" name="BibTeX" text={bibtex(paper)} />
      <p className="flex flex-wrap gap-x-3 pt-2 text-sm text-muted">
        Download
        {FILES.map(([ending, name]) => (
          <a key={ending} href={`/papers/${paper.id}.${ending}`} download className="link">
            {name}
          </a>
        ))}
      </p>
    </details>
  );
}
