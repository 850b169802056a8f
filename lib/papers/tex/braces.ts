import type { Formula } from "./find-formulas";

/** The groups of a text: for each opening brace the place of its closing one, and the other way round. Braces of formulas, and escaped ones, are none. */
export function pairBraces(source: string, formulas: Formula[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  let formula = 0;
  for (const { 0: sign, index } of source.matchAll(/\\[\s\S]|[{}]/g)) {
    while (formula < formulas.length && (formulas[formula] as Formula).end <= index) formula++;
    if (index >= (formulas[formula]?.start ?? source.length)) continue;
    if (sign === "{") open.push(index);
    const opening = sign === "}" ? open.pop() : undefined;
    if (opening === undefined) continue;
    pairs.set(opening, index);
    pairs.set(index, opening);
  }
  return pairs;
}

/**
 * Tells which groups are set braces, JSON or code, whose braces people shall see, and not TeX's way to hold letters together:
 * they hold signs of lists and assignments.
 */
export function literalGroups(source: string): (start: number, end: number) => boolean {
  const before = new Uint32Array(source.length + 1);
  for (let at = 0; at < source.length; at++) {
    before[at + 1] = (before[at] as number) + (/[,;=<>"|[\]]/.test(source[at] as string) ? 1 : 0);
  }
  return (start, end) => {
    const isTex = /^\s*\\/.test(source.slice(start + 1, start + 4));
    return !isTex && (before[end] as number) > (before[start] as number);
  };
}
