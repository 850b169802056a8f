/** Bytes in which placeholders can be replaced by values of the same length, however an encoding broke their lines. */
export type Stencil = { bytes: Buffer; holes: Uint32Array[] };

/**
 * Finds every place of every placeholder in quoted-printable bytes. A soft line break (`=` CRLF, RFC 2045 section 6.7) may stand
 * between any two of its characters, and stays where it is: so a filled stencil has the same lines as the empty one.
 * @param placeholders of characters that quoted-printable leaves alone: letters, digits, `-` and `_`
 */
export function stencil(bytes: Buffer, placeholders: string[]): { stencil: Stencil; found: number[] } {
  const text = bytes.toString("latin1");
  const holes: Uint32Array[] = [];
  const found: number[] = [];
  placeholders.forEach((placeholder, index) => {
    const pattern = new RegExp([...placeholder].join("(?:=\r\n)?"), "g");
    for (const match of text.matchAll(pattern)) {
      const offsets: number[] = [];
      for (let at = match.index; at < match.index + match[0].length; at++) {
        if (text.startsWith("=\r\n", at)) at += 2;
        else offsets.push(at);
      }
      holes.push(Uint32Array.from(offsets));
      found.push(index);
    }
  });
  return { stencil: { bytes, holes }, found };
}

/** A copy of the bytes with the value of `values[i]` in the i-th hole; each as long as its placeholder. */
export function fill({ bytes, holes }: Stencil, values: string[]): Buffer {
  const copy = Buffer.from(bytes);
  holes.forEach((offsets, index) => {
    const value = values[index] as string;
    if (value.length !== offsets.length)
      throw new Error(`A value of ${value.length} characters for a hole of ${offsets.length}`);
    for (let i = 0; i < offsets.length; i++) copy[offsets[i] as number] = value.charCodeAt(i);
  });
  return copy;
}
