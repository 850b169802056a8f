import { withoutSentence } from "./glued-sentence";

// Not after another part of a host ("notgithub.com", "gist.github.com"), nor in the path of another site.
const HOST = String.raw`(?:(?<![\w.@/-])|(?<=:\/{1,2}(?:[\w.:-]{1,80}@)?)|(?<=(?<![\w.-])git@))(?:www\.|ssh\.)?github\s?\.\s?com(?::(?:443|80|22)(?=\/))?`;
const REPOSITORY = new RegExp(
  String.raw`${HOST}\s?(?:\/+|(?<=git@[\w.]+)[:/])\s{0,2}([a-z\d](?:[a-z\d-]{0,38}))\s?\/+(\s{0,2})([\w.-]{1,100})`,
  "gi",
);

// First segments of github.com that are pages of its own, not people.
const NOT_OWNERS = new Set(
  (
    "about account advisories apps assets blog business careers codespaces collections contact copilot customer-stories dashboard edu education " +
    "enterprise events explore features gist gists issues join login logout marketplace mcp mobile models new news nonprofit notifications " +
    "open-source organizations orgs premium-support pricing pulls readme repositories resources search security sessions settings shop signup site solutions " +
    "sponsors stars status team teams topics training trending user user-attachments users watching why-github"
  ).split(" "),
);

/** Words that follow a link in a sentence and are never the rest of a name that a line broke. */
const SMALL_WORDS = "a|an|and|are|as|at|by|for|from|in|is|of|on|or|the|to|under|we|where|which|with";
const PROSE = `${SMALL_WORDS}|after|along|also|available|but|can|code|data|has|have|if|including|it|its|our|page|project|publicly|repo|repository|so|soon|that|these|this|upon|using|via|was|were|when|while|will|your`;
const BEGINS_WITH_PROSE = new RegExp(`^(?:${PROSE})\\b`, "i");
/** What follows a name and not the beginning of a sentence. */
const ENDS_PHRASE = new RegExp(`^\\s*(?:[.,;:)\\]}]|$)|^\\s+(?:${PROSE})\\b`);
const BROKEN = new RegExp(
  String.raw`(github\.com\/[\w./-]{0,140}[-_])\s+(?!(?:${SMALL_WORDS}|i)\b)(?=[\w.-]{2,}|[a-z\d](?![\w'’]))`,
  "gi",
);

/** A text without what TeX, percent-encoding and typesetting put into addresses. */
function decoded(text: string): string {
  return text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u2010\u2011]/g, "-")
    .replace(/\{?\\_\}?|\\textunderscore(?:\{\}|\s)?/g, "_")
    .replace(/\$\s{0,2}(?:\\[a-z]{2,8})?\{?([_-])\}?\s{0,2}\$|\{([_.-])\}/g, "$1$2")
    .replace(/\\(?:allowbreak|-|\/)\s?/g, "")
    .replace(/_\{([\w.-]{1,100})\}/g, "_$1")
    .replace(/\b(https?)\s{0,2}:\s{0,2}\/\s?\/\s{0,2}(?=\w)/gi, "$1://")
    .replace(/\\([#%&~])/g, "$1")
    .replace(/%(2[0DEF]|5F|[46][1-9A-F]|[57][0-9A]|3[0-9])/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(BROKEN, "$1");
}

/** What of a written name is the repository's, given what follows it; empty where nothing is. */
function nameOf(written: string, after: string): string {
  return withoutSentence(written, after)
    .replace(/^(.+)https?$/, after.startsWith("://") ? "$1" : "$&")
    .replace(/[.]+$/, "")
    .replace(/\.git$/i, "")
    .replace(/[.]+$/, "");
}

/** Whether a word after a space is the rest of an address that a line broke, and not of the sentence. */
function continuesAddress(word: string, after: string): boolean {
  if (BEGINS_WITH_PROSE.test(word)) return false;
  return /[-_\d]|[a-z][A-Z]/.test(word) || ENDS_PHRASE.test(after);
}

/**
 * The first GitHub repository named in a text, as `https://github.com/OWNER/NAME`: without the sentence around it, without
 * `.git`, without what follows the name; put together again where a line broke it. Null where there is none.
 */
export function findCodeUrl(text: string): string | null {
  const plain = decoded(text);
  for (const match of plain.matchAll(REPOSITORY)) {
    const [all, owner = "", space, written = ""] = match;
    const after = plain.slice(match.index + all.length, match.index + all.length + 20);
    const isItalic =
      /[_*]/.test(plain[match.index - 1] ?? "") ||
      /[_*]https?:\/\/$/.test(plain.slice(Math.max(0, match.index - 9), match.index));
    const name = nameOf(isItalic ? written.replace(/_$/, "") : written, after);
    if (!name || NOT_OWNERS.has(owner.toLowerCase())) continue;
    if (space && !continuesAddress(name, written.endsWith(".") ? "" : after)) continue;
    return `https://github.com/${owner}/${name}`;
  }
  return null;
}
