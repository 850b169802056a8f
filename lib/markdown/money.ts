/** What is written like an amount: "5", "1.5M", ".99". */
const AMOUNT = /^\.?\d/;
/** A price that a range begins with: "$3-" before "$4". */
const RANGE = /\$\.?\d[\d.,]*[kKMBT]?\s?[-–—/~]\s?$/;
/** The end of a range of prices whose dollars stand behind: "-4" between the dollars of "3$-4$". */
const END_OF_RANGE = /^[-–—/~]\s?\.?\d[\d.,]*[kKMBT]?$/;
/** Ends as money between two dollars does: "$5 (US$)", "$5, US$", "$5/$6". */
const OPEN_END = /(?:\([A-Z]{0,3}|[\s/](?:US|AU|CA|HK|NT|NZ|SG)|[-–—/,;:(+~])$/;
/** A word between amounts: "$5 to 6$", "$5/month, 6$". */
const WORD = /[\s/][A-Za-z]{2,}[\s,]/;

const withoutCommands = (tex: string) => tex.replace(/\\[A-Za-z]+\s*(?:\{[^{}]*\})?/g, "");

/**
 * Whether two dollars are those of prices rather than of a formula: "US$4, US$", "$5 (US$)", "$5 to 6$", "$3-$4, 3$", "20$, 30$".
 * @param before what stands before the first dollar, on its line
 * @param between what stands between the two
 */
export function isMoney(before: string, between: string): boolean {
  if (/\p{L}$/u.test(before) && AMOUNT.test(between)) return true;
  if (/[\p{L}\p{N}]$/u.test(before) && /^[,;:!?)\]]/.test(between)) return true;
  if (/\d$/.test(before) && END_OF_RANGE.test(between)) return true;
  return AMOUNT.test(between) && (RANGE.test(before) || OPEN_END.test(between) || WORD.test(withoutCommands(between)));
}
