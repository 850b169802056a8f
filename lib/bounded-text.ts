/** An answer that goes on past the bytes that were allowed. */
export class TooLong extends Error {}

/**
 * The text of an answer (UTF-8, without byte order mark), given up as soon as it goes beyond `most` bytes; what is compressed
 * counts as it is unpacked, so that a few kilobytes cannot become gigabytes.
 * @throws TooLong
 */
export async function boundedText(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new TooLong(); // leaving the loop cancels the stream and with it the connection
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
