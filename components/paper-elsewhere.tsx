import { arxivUrls, parseArxivId } from "@/lib/papers/arxiv-id";
import { plainText } from "@/lib/papers/latex";
import type { Paper } from "@/lib/papers/paper";

/** Where else a paper can be read, and by its title found. */
function places({ id, title, sample }: Paper): [string, string][] {
  const search = encodeURIComponent(plainText(title));
  const found: [string, string] = ["Google Scholar", `https://scholar.google.com/scholar?q=${search}`];
  if (!parseArxivId(id)) return [["Semantic Scholar", `https://www.semanticscholar.org/search?q=${search}`], found];
  return [
    ["arXiv", arxivUrls(id).abstract],
    ["HTML", `https://arxiv.org/html/${id}`],
    ["alphaXiv", `https://www.alphaxiv.org/abs/${id}`],
    ...(sample ? [] : ([["Hugging Face", `https://huggingface.co/papers/${id}`]] as [string, string][])),
    ["Semantic Scholar", `https://www.semanticscholar.org/arxiv/${id}`],
    found,
  ];
}

/** Links to a paper on other sites, and to its text as Markdown. */
export function PaperElsewhere({ paper }: { paper: Paper }) {
  return (
    <details className="panel">
      <summary>Read elsewhere</summary>
      <ul className="flex flex-wrap gap-x-3 gap-y-1 pt-2 text-sm">
        {places(paper).map(([name, href]) => (
          <li key={name}>
            <a href={href} className="link inline-block py-1">
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href={`/papers/${paper.id}.md`} className="link inline-block py-1">
            Markdown
          </a>
        </li>
      </ul>
    </details>
  );
}
