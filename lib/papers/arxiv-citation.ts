// How journals, bibliographies, registries and arXiv's own stamp write an arXiv identifier.

const OTHER_FIELDS = String.raw`(?:(?:archiveprefix|eprinttype|primaryclass|journal|year)\s*=\s*[{"]?[\w. -]{1,40}[}"]?\s*,\s*)*`;
const FIELDS = "eprint|arxiv(?:id)?|eid|volume|number|pages|journal|note|howpublished|doi|url";
const FIELD = new RegExp(String.raw`^${OTHER_FIELDS}(?:${FIELDS})\s*=\s*(?:[{"]+([^{}"]{1,200}).*|(.*))$`, "i");

/** The value of a field of a BibTeX entry, "eprint = {2407.21783}, archivePrefix = {arXiv}"; another text as it is. */
export function valueOfField(text: string): string {
  const field = FIELD.exec(text);
  return field?.[1] ?? field?.[2] ?? text;
}

const FORMS = [
  // DOIs of DataCite, and the identifiers of repositories (OAI-PMH, info URIs, OpenAIRE).
  String.raw`(?:info:doi\/|doi:?\s*)?10\.48550\/arxiv[.:]\s*`,
  String.raw`oai:arxiv\.org:`,
  String.raw`info:(?:eu-repo\/semantics\/[a-z]+\/)?arxiv[/:]`,
  "urn:arxiv:",
  // "CoRR, vol. abs/2407.21783", as DBLP has it.
  String.raw`corr\b[\s,.:]*(?:vol(?:ume|\.)?\s*)?(?:abs\/)?`,
  // "arXiv:2407.21783", "arXiv preprint arXiv:2407.21783", "arXiv ID: 2407.21783", "ArXiv, abs/2407.21783".
  String.raw`(?:(?:e-?|pre)prints?[\s:,]+)?arxiv(?:\s+(?:(?:e-?|pre)prints?|papers?|id(?:entifier)?|no\.?|number)[,.]?)*(?:\s*\((?:19|20)\d\d\))?(?:\s*[:./#,(]|\s)\s*(?:arxiv:\s*|abs\/|\()?`,
  String.raw`(?:e-?|pre)prints?[\s:]+`,
  String.raw`\/?(?:abs|pdf)\/`,
];
/** What stands before an identifier. */
export const BEFORE_ID = new RegExp(`^(?:${FORMS.join("|")})`, "i");

const CATEGORY = String.raw`\s*[[(](?:[a-z]{1,9}-?[a-z]{0,4}(?:\.[a-z-]{2,9})?|\d{4})(?:$|[\])])`;
const DAY_AND_MONTH = String.raw`(?:(?:\d{1,2}\s+)?[a-z]{3,9}\.?,?\s+|[a-z]{3,9}\.?\s+\d{1,2},\s+)?`;
const DATE = String.raw`(?:\s*[,;.]\s+|,|\s+)\(?${DAY_AND_MONTH}(?:19|20)\d\d(?:$|\)|(?!\d))`;
/** What follows one: its category or the year in brackets, the date. */
export const AFTER_ID = new RegExp(`(?:${CATEGORY}|${DATE})+$`, "i");
