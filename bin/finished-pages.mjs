// Pages that Next keeps come again and again: what is made of one for its readers is kept too.
import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import { etagOf } from "../lib/etag.mjs";

const representation = (bytes) => ({ bytes, etag: etagOf(bytes) });

// By the SHA-256 of what Next made, so that no two pages can be taken for each other, whoever wrote what in them.
const finished = new LRUCache({
  maxSize: 64 * 1024 * 1024, // bytes
  sizeCalculation: ({ plain, gzip }) => plain.bytes.length + gzip.bytes.length,
});
const lastAt = new LRUCache({ max: 20_000 });

/**
 * A page as it is sent, plain and gzipped, each with an ETag of its own, as they are different bytes (RFC 9110, 8.8.3.3).
 * @param bytes what Next made
 * @param make makes of its HTML what its readers get
 * @param path its address, without query, on which no kept page depends
 */
export function finishedPage(bytes, make, path) {
  const key = hash("sha256", bytes, "base64url");
  let page = finished.get(key);
  if (!page) {
    const plain = Buffer.from(make(bytes.toString()));
    page = { plain: representation(plain), gzip: representation(gzipSync(plain)) };
    finished.set(key, page);
  }
  lastAt.set(path, key);
  return page;
}

/** The page that was last sent from an address, if it is still kept. */
export function lastPageAt(path) {
  const key = lastAt.get(path);
  return key && finished.get(key);
}
