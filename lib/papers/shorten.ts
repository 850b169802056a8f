/** The first `length` characters or so of plain text, cut between words where it can be, never inside of a character. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const start = text.slice(0, length + 1);
  const words = start.replace(/\s+\S*$/, "");
  const kept =
    words.length > length / 2 && words.length <= length ? words : text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
  return `${kept.replace(/[\s,;:.–-]+$/, "")} …`;
}
