import { apa } from "./apa";
import { bibtex } from "./bibtex";
import { cslItem } from "./csl-json";
import type { Paper } from "./paper";
import { ris } from "./ris";

type Format = { type: string; cite: (paper: Paper) => string };

/** The formats in which a paper is cited, by the ending of its address: /papers/ID.bib. */
export const CITATIONS = {
  bib: { type: "application/x-bibtex", cite: (paper) => `${bibtex(paper)}\n` },
  ris: { type: "application/x-research-info-systems", cite: ris },
  "csl.json": {
    type: "application/vnd.citationstyles.csl+json",
    cite: (paper) => `${JSON.stringify([cslItem(paper)], null, 2)}\n`,
  },
  "apa.txt": { type: "text/plain", cite: (paper) => `${apa(paper)}\n` },
} satisfies Record<string, Format>;

/** The format of an ending; null for any other. */
export const citationFormat = (ending: string): Format | null =>
  Object.hasOwn(CITATIONS, ending) ? CITATIONS[ending as keyof typeof CITATIONS] : null;
