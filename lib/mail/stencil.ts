/**
 * Bytes in which placeholders can be replaced by values of the same length, however an encoding broke their lines. Before each
 * fixed piece but the first goes a part of a value: `parts[i]` says of which hole, and from where to where.
 */
export type Stencil = { fixed: Buffer[]; parts: { hole: number; from: number; to: number }[] };

/**
 * Finds every place of every placeholder in quoted-printable bytes. A soft line break (`=` CRLF, RFC 2045 section 6.7) may stand
 * between any two of its characters, and stays where it is: so a filled stencil has the same lines as the empty one.
 * @param placeholders of characters that quoted-printable leaves alone: letters, digits, `-` and `_`
 * @returns the stencil, and for each hole, in the order of the bytes, the index of its placeholder
 */
export function stencil(bytes: Buffer, placeholders: string[]): { stencil: Stencil; found: number[] } {
  const text = bytes.toString("latin1");
  const places = placeholders.flatMap((placeholder, index) => {
    const pattern = new RegExp([...placeholder].join("(?:=\r\n)?"), "g");
    return [...text.matchAll(pattern)].map((match) => ({ index, start: match.index, found: match[0] }));
  });
  places.sort((a, b) => a.start - b.start);
  const made: Stencil = { fixed: [], parts: [] };
  let end = 0;
  places.forEach(({ start, found }, hole) => {
    let from = 0;
    let at = start;
    for (const part of found.split("=\r\n")) {
      made.fixed.push(bytes.subarray(end, at));
      made.parts.push({ hole, from, to: from + part.length });
      from += part.length;
      end = at + part.length;
      at = end + 3;
    }
  });
  made.fixed.push(bytes.subarray(end));
  return { stencil: made, found: places.map(({ index }) => index) };
}

/**
 * The bytes with the value of `values[i]` in the i-th hole, each as long as its placeholder. They come in pieces, of which the
 * fixed ones are shared by all: a hundred thousand messages take no more memory than one.
 */
export function fill({ fixed, parts }: Stencil, values: string[]): Buffer[] {
  const lengths = new Map<number, number>();
  for (const { hole, to } of parts) lengths.set(hole, to);
  for (const [hole, length] of lengths) {
    const given = values[hole]?.length;
    if (given !== length) throw new Error(`A value of ${given} characters for a hole of ${length}`);
  }
  return fixed.flatMap((piece, index) => {
    const part = parts[index - 1];
    return part ? [Buffer.from((values[part.hole] as string).slice(part.from, part.to), "latin1"), piece] : [piece];
  });
}
