import { AFTER_ID, BEFORE_ID, valueOfField } from "./arxiv-citation";
import { unwrapPasted } from "./unwrap-pasted";

/** An arXiv identifier: `id` is canonical and without version, `version` is null where none was named. */
export type ArxivId = { id: string; version: number | null };

const NEW_STYLE = /^(\d{2})(\d{2})\.(\d{4,5})(?:v([1-9]\d{0,2}))?$/i;
const OLD_STYLE = /^([a-z-]+)(?:\.[a-z]{2}|\.[a-z]+-[a-z-]+)?\/(\d{2})(\d{2})(\d{3})(?:v([1-9]\d{0,2}))?$/i;

// The archives that gave out identifiers before April 2007 (https://arxiv.org/category_taxonomy, and those they took in).
const ARCHIVES = new Set(
  (
    "acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga funct-an " +
    "gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio quant-ph " +
    "solv-int supr-con"
  ).split(" "),
);

/** Whether arXiv can have given out an identifier of this month by now, or does so within a month, as clocks may differ. */
function hasBegun(yearAndMonth: string, now: Date): boolean {
  const [year, month] = [2000 + Number(yearAndMonth.slice(0, 2)), Number(yearAndMonth.slice(2))];
  return Date.UTC(year, month - 2) <= now.getTime();
}

/** Whether identifiers with an archive may be of this month: they ended in March 2007; papers of the decade before arXiv were taken in. */
const isOfOldStyle = (yearAndMonth: string) => Number(yearAndMonth) <= 703 || Number(yearAndMonth) >= 8001;

/**
 * Reads an identifier as arXiv defines it (https://info.arxiv.org/help/arxiv_identifier.html): `2407.21783`, `2407.21783v2`,
 * `arXiv:2407.21783`, `hep-th/9901001`, `math.GT/0309136` (whose canonical form drops the subject class).
 * @param now no identifier is of a later month than the one after this
 * @returns null where `text` is no identifier
 */
export function parseArxivId(text: string, now = new Date()): ArxivId | null {
  const bare = text.trim().replace(/^arxiv:\s*/i, "");
  const modern = NEW_STYLE.exec(bare);
  if (modern) {
    const [, year, month, number, version] = modern as unknown as [string, string, string, string, string?];
    if (!isMonth(month) || Number(year + month) < 704 || !hasBegun(year + month, now)) return null;
    // Four digits until 2014, five from 2015 on.
    if (number.length !== (Number(year) >= 15 ? 5 : 4)) return null;
    return { id: `${year}${month}.${number}`, version: version ? Number(version) : null };
  }
  const old = OLD_STYLE.exec(bare);
  if (old) {
    const [, archive, year, month, number, version] = old as unknown as [string, string, string, string, string, string?];
    if (!isMonth(month) || !isOfOldStyle(year + month) || !ARCHIVES.has(archive.toLowerCase())) return null;
    return { id: `${archive.toLowerCase()}/${year}${month}${number}`, version: version ? Number(version) : null };
  }
  return null;
}

// Where addresses carry an identifier: hosts, and what stands before it in their paths.
const PLACES: [host: RegExp, path: RegExp][] = [
  [/^(?:[a-z]+\.)?arxiv\.org$/, /^(?:(?:abs|pdf|html|format|src|e-print|ps|tb|bibtex|ftp\/\S*\/papers\/\d+)\/)?(?:arxiv:)?/],
  [/^ar5iv\.(?:labs\.arxiv\.)?org$/, /^(?:(?:html|abs|pdf|papers)\/)?/],
  [/^(?:www\.)?arxiv-vanity\.com$/, /^(?:papers|abs)\//],
  [/^(?:www\.)?alphaxiv\.org$/, /^(?:(?:abs|overview|pdf|html|resources|audio)\/)?/],
  [/^(?:www\.)?(?:huggingface\.co|hf\.co)$/, /^(?:(?:api\/)?papers\/)?/],
  [/^(?:www\.|dx\.)?doi\.org$/, /^10\.48550\/arxiv[.:]/],
  [/^(?:www\.)?semanticscholar\.org$/, /^(?:paper\/)?arxiv[/:]/],
  [/^api\.semanticscholar\.org$/, /^(?:(?:graph\/)?v1\/paper\/)?arxiv:/],
  [/^(?:ui\.)?adsabs\.harvard\.edu$/, /^abs\/arxiv:/],
  [/^(?:www\.)?scirate\.com$/, /^arxiv\//],
  [/^(?:www\.)?(?:emergentmind\.com|papers\.cool)$/, /^(?:papers|arxiv)\//],
];

/** The identifier in the path of an address, or null where its host carries none there. */
function inAddress(host: string, path: string): ArxivId | null {
  for (const [hosts, before] of PLACES) {
    if (!hosts.test(host.toLowerCase())) continue;
    const bare = path
      .replace(/[?#&].*$/, "")
      .replace(/^\/+/, "")
      .replace(/\/{2,}/g, "/");
    const start = before.exec(bare.toLowerCase());
    if (!start) return null;
    return parseArxivId(
      bare
        .slice(start[0].length)
        .replace(/[\s/.,;:)\]}>]+$/, "")
        .replace(/\.(?:pdf|md|ps|gz|html)$/i, ""),
    );
  }
  return null;
}

const ADDRESS = /^(?:https?:?\/*|\/\/)?((?:[a-z\d-]+\.)+[a-z]{2,})(?::(?:80|443))?(\/\S*)$/i;
/** The title of arXiv's page in browsers, "[2407.21783] The Llama 3 Herd of Models". */
const TITLE = /^\[([\w./-]{9,30})\]\s+[^\s(]/;
/**
 * Finds the identifier in what people paste: a bare identifier, one as bibliographies and PDFs name it ("arXiv:2407.21783v2
 * [cs.CV]", "doi:10.48550/arXiv.2407.21783"), or the address of a paper at arXiv and at sites that carry its identifier.
 * @returns null where that is not all that was pasted
 */
export function findArxivId(pasted: string): ArxivId | null {
  const titled = TITLE.exec(pasted.trim());
  if (titled) return parseArxivId(titled[1] as string);
  const text = valueOfField(unwrapPasted(pasted)).replace(AFTER_ID, "");
  const address = ADDRESS.exec(text);
  const found = address && inAddress(address[1] as string, address[2] as string);
  if (found) return found;
  const bare = text.replace(BEFORE_ID, "").replace(/\.pdf$/i, "");
  return parseArxivId(bare.replace(/,?\s+(?=v\d+$)/i, ""));
}

/** Addresses of a paper at arXiv. */
export function arxivUrls(id: string): { abstract: string; pdf: string } {
  return { abstract: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` };
}

function isMonth(month: string): boolean {
  return Number(month) >= 1 && Number(month) <= 12;
}
