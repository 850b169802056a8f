/** Says what is wrong once, and again only after a round without it. */
export function toldOnce(say: (line: string) => void) {
  let before = new Set<string>();
  let now = new Set<string>();
  return {
    /** Says a sentence, unless it was said in this round or the one before. */
    tell(sentence: string): void {
      if (!before.has(sentence) && !now.has(sentence)) say(sentence);
      now.add(sentence);
    },
    /** Ends a round. */
    next(): void {
      before = now;
      now = new Set();
    },
  };
}
