// How journals, bibliographies, registries and arXiv's own stamp write an arXiv identifier.

/** The beginning of a field of a BibTeX entry: "eprint = {2407.21783}". */
export const BIBTEX_FIELD = /^(?:eprint|arxiv(?:id)?|eid|volume|number|pages|journal|note|howpublished|doi|url)\s*=\s*[{"]*/i;

const FORMS = [
  // DOIs of DataCite, and the identifiers of repositories (OAI-PMH, info URIs, OpenAIRE).
  String.raw`(?:doi:?\s*)?10\.48550\/arxiv[.:]\s*`,
  String.raw`oai:arxiv\.org:`,
  String.raw`info:(?:eu-repo\/semantics\/[a-z]+\/)?arxiv[/:]`,
  "urn:arxiv:",
  // "CoRR, vol. abs/2407.21783", as DBLP has it.
  String.raw`corr\b[\s,.:]*(?:vol(?:ume|\.)?\s*)?(?:abs\/)?`,
  // "arXiv:2407.21783", "arXiv preprint arXiv:2407.21783", "arXiv ID: 2407.21783".
  String.raw`(?:(?:e-?|pre)prints?[\s:,]+)?arxiv(?:\s+(?:(?:e-?|pre)prints?|papers?|id(?:entifier)?|no\.?|number)[,.]?)*(?:\s*[:./#]|\s)\s*(?:arxiv:\s*|abs\/)?`,
  String.raw`(?:e-?|pre)prints?[\s:]+`,
  String.raw`\/?(?:abs|pdf)\/`,
];
/** What stands before an identifier. */
export const BEFORE_ID = new RegExp(`^(?:${FORMS.join("|")})`, "i");

const CATEGORY = String.raw`\s*[[(](?:[a-z]{1,9}-?[a-z]{0,4}(?:\.[a-z-]{2,9})?|\d{4})(?:$|[\])])`;
const DATE = String.raw`(?:\s*[,;.]\s+|,|\s+)(?:(?:\d{1,2}\s+)?[a-z]{3,9}\.?,?\s+)?(?:19|20)\d\d`;
/** What follows one: its category or the year in brackets, the date. */
export const AFTER_ID = new RegExp(`(?:${CATEGORY}|${DATE})+$`, "i");
