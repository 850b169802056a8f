import { gzipSync } from "node:zlib";

const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g;

/** Gzipped bytes of all scripts that a page's HTML asks a current browser for; there are no others, as the policy allows none. */
export async function scriptBytes(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const sources = [...html.matchAll(SCRIPT)].map(([, src]) => src as string);
  const sizes = sources.map(async (src) => gzipSync(Buffer.from(await (await fetch(new URL(src, url))).arrayBuffer())).length);
  return (await Promise.all(sizes)).reduce((a, b) => a + b, 0);
}
