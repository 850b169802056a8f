/** An arXiv identifier: `id` is canonical and without version, `version` is null where none was named. */
export type ArxivId = { id: string; version: number | null };

const NEW_STYLE = /^(\d{2})(\d{2})\.(\d{4,5})(?:v([1-9]\d{0,2}))?$/i;
const OLD_STYLE = /^([a-z-]+)(?:\.[A-Z]{2})?\/(\d{2})(\d{2})(\d{3})(?:v([1-9]\d{0,2}))?$/i;

/**
 * Reads an identifier as arXiv defines it (https://info.arxiv.org/help/arxiv_identifier.html): `2407.21783`, `2407.21783v2`,
 * `arXiv:2407.21783`, `hep-th/9901001`, `math.GT/0309136` (whose canonical form drops the subject class).
 * @returns null where `text` is no identifier
 */
export function parseArxivId(text: string): ArxivId | null {
  const bare = text.trim().replace(/^arxiv:\s*/i, "");
  const modern = NEW_STYLE.exec(bare);
  if (modern) {
    const [, year, month, number, version] = modern as unknown as [string, string, string, string, string?];
    if (!isMonth(month) || Number(year + month) < 704) return null;
    // Four digits until 2014, five from 2015 on.
    if (number.length !== (Number(year) >= 15 ? 5 : 4)) return null;
    return { id: `${year}${month}.${number}`, version: version ? Number(version) : null };
  }
  const old = OLD_STYLE.exec(bare);
  if (old) {
    const [, archive, year, month, number, version] = old as unknown as [string, string, string, string, string, string?];
    if (!isMonth(month)) return null;
    return { id: `${archive.toLowerCase()}/${year}${month}${number}`, version: version ? Number(version) : null };
  }
  return null;
}

const HOSTS = /^(?:https?:\/*)?(?:www\.|export\.|browse\.)?(?:arxiv\.org|alphaxiv\.org|huggingface\.co|hf\.co|doi\.org)\//i;

/**
 * Finds the identifier in what people paste: a bare identifier, or the URL of a paper at arXiv (abs, pdf, html), alphaXiv,
 * Hugging Face or doi.org (10.48550/arXiv.ID).
 */
export function findArxivId(pasted: string): ArxivId | null {
  const text = pasted.trim();
  if (!HOSTS.test(text)) return parseArxivId(text);
  const path = text.replace(HOSTS, "").replace(/[?#].*$/, "");
  const rest = path.replace(/^(?:abs|pdf|html|format|src|overview|papers|10\.48550)\//i, "");
  return parseArxivId(
    rest
      .replace(/^arxiv\./i, "")
      .replace(/\/+$/, "")
      .replace(/\.(?:pdf|md)$/i, ""),
  );
}

/** Addresses of a paper at arXiv. */
export function arxivUrls(id: string): { abstract: string; pdf: string } {
  return { abstract: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` };
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12;
}
