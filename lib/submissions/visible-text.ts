import { cleanText } from "../ingest/record";

/** A text without signs that nobody sees or that turn what stands around them; empty where nothing can be seen. */
export function visibleText(text: string): string {
  const clean = cleanText(text.replace(/(?!\u200c|\u200d|\s)[\p{Cf}\p{Cc}\u115f\u1160\u3164\uffa0\u2800]/gu, ""));
  return /[^\p{Default_Ignorable_Code_Point}\s]/u.test(clean) ? clean : "";
}
