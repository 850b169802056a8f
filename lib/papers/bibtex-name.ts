import { parseAuthorName } from "./author-name";
import { escapeTex } from "./escape-tex";
import { plainText } from "./latex";

/**
 * An author as BibTeX reads names (Markey, Tame the BeaST, chapter 11): as it is where that is plain ("Ada Lovelace"), with commas
 * where a particle or a suffix has to be told ("van der Maaten, Laurens", "King, Jr., Martin Luther"), and in braces where the
 * name is that of a group or must not be taken apart ("{ATLAS Collaboration}").
 */
export function bibtexName(author: string): string {
  const text = plainText(author).replace(/\s+/g, " ").trim();
  // What BibTeX writes for names that are left out.
  if (/(?:^|[\s,])et\.? al\.?$/i.test(text)) {
    const named = text.replace(/[\s,]*et\.? al\.?$/i, "");
    return named ? `${bibtexName(named)} and others` : "others";
  }
  const name = parseAuthorName(author);
  if ("literal" in name) return `{${escapeTex(name.literal)}}`;
  const { family, given, suffix, inverted } = name;
  return escapeTex(inverted ? [family, suffix, given].filter(Boolean).join(", ") : `${given} ${family}`.trim());
}
