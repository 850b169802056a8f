import { createHash } from "node:crypto";
import { join } from "node:path";
import { LRUCache } from "lru-cache";
import { Piscina } from "piscina";
import { etagOf } from "../etag.mjs";
import { shorten } from "../papers/shorten";
import { drawable } from "./drawable";

/** What a share picture says. */
export type Words = { title: string; note: string };
export type Picture = { bytes: Uint8Array<ArrayBuffer>; etag: string };

/** More pictures are waited for than can be drawn soon. */
export class TooManyPictures extends Error {}

const KEPT_BYTES = 32 * 1024 * 1024;
const MOST_WAITING = 20;
const PATIENCE_MS = 20_000;

let threads: Piscina<Words, Uint8Array<ArrayBuffer>> | undefined;

async function draw(words: Words): Promise<Picture> {
  threads ??= new Piscina({
    filename: join(/* turbopackIgnore: true */ process.cwd(), "lib/share/draw.mjs"),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
  });
  if (threads.queueSize >= MOST_WAITING) throw new TooManyPictures("Too many share pictures are waited for.");
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const bytes = await threads.run(words, { signal }).catch((error) => {
    throw signal.aborted ? new TooManyPictures("Share pictures are not drawn in time.") : error;
  });
  return { bytes, etag: etagOf(bytes) };
}

const kept = new LRUCache<string, Picture, Words>({
  maxSize: KEPT_BYTES,
  sizeCalculation: ({ bytes }) => bytes.length,
  fetchMethod: (_key, _stale, { context }) => draw(context),
});

/**
 * The share picture with these words, as PNG of 1200 by 630 pixels: drawn once, by one thread, and kept.
 * @param instead the title where nothing of its own can be drawn
 * @throws TooManyPictures
 */
export async function sharePicture(title: string, note: string, instead: string): Promise<Picture> {
  const words = { title: shorten(drawable(title) || instead, 180), note: shorten(note, 200) };
  const key = createHash("sha256").update(JSON.stringify(words)).digest("base64url");
  return kept.forceFetch(key, { context: words });
}
