import { type Address, parseAddress } from "../mail/address";

/** One of what somebody pasted: as they typed it, and the address that it is, if it is one. */
export type Pasted = { typed: string; address: Address | null };

const LONGEST_SHOWN = 300;

const isAddress = (word: string) => word.includes("@");
const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** What stands before an address in brackets: a name, unless other addresses are in it. */
function beforeBracket(text: string, bracketed: string): string[] {
  return words(text).filter((word) => isAddress(word) && word.toLowerCase() !== bracketed.toLowerCase());
}

/** The entries of a piece without separators but blanks: `a@b.org c@d.org`, `Ada <a@b.org>`. */
function entriesOf(piece: string): string[] {
  // Every second part is what stood in brackets.
  const parts = piece.split(/<([^<>]*)>/);
  return parts.flatMap((part, at) => {
    if (at % 2 === 1) return [part.trim() || "<>"];
    const bracketed = parts[at + 1];
    return bracketed === undefined ? words(part) : beforeBracket(part, bracketed.trim());
  });
}

/**
 * Reads pasted addresses: one a line, or separated by commas, semicolons or blanks, with or without names, as in mail headers
 * (`"Lovelace, Ada" <ada@example.org>`, RFC 5322 section 3.4). What is no address is there too, as it was typed.
 */
export function readPasted(text: string): Pasted[] {
  const seen = text.replace(/\p{Cf}/gu, ""); // marks of direction and the like, which mail programs copy along
  const unnamed = seen.replace(/"[^"\n]*"\s*(?=<)/g, "");
  return unnamed
    .split(/[\n\r,;]/)
    .flatMap(entriesOf)
    .map((typed) => ({ typed: typed.slice(0, LONGEST_SHOWN), address: parseAddress(typed) }));
}
