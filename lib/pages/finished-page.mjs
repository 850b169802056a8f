// A page as it is sent: compressed once, each representation with an ETag of its own, as they are different bytes (RFC 9110, 8.8.3.3).
import { promisify } from "node:util";
import { brotliCompress, constants, gunzipSync, gzip } from "node:zlib";
import { etagOf } from "../etag.mjs";
import { shownOn } from "./shown.mjs";

/** Bytes by themselves: what zlib returns is a part of a larger piece of memory, as are small buffers in general. */
function alone(bytes) {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}
const compress = {
  br: (bytes) => promisify(brotliCompress)(bytes, QUALITY).then(alone),
  gzip: (bytes) => promisify(gzip)(bytes).then(alone),
};
/** Above it Brotli takes many times as long for a few bytes less. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

// What is kept of a page beside its bytes, as measured: headers, ETags and objects, and each of its tags.
const BESIDE = 1500;
const OF_A_TAG = 100;

const representation = (bytes, headers, encoding) => {
  const etag = etagOf(bytes);
  const unchanged = { "cache-control": headers["cache-control"], vary: "Accept-Encoding", etag }; // RFC 9110, 15.4.5
  const coded = encoding ? { "content-encoding": encoding } : {};
  const head = { ...headers, ...unchanged, ...coded, "content-length": bytes.length };
  return { etag, unchanged: Object.entries(unchanged).flat(), head: Object.entries(head).flat() };
};

/**
 * @param html of the page
 * @param headers that go with it in every representation
 * @returns its representations, what it shows, and how many bytes of memory it takes
 */
export async function finishedPage(html, headers) {
  const plain = Buffer.from(html);
  const [br, gz] = await Promise.all([compress.br(plain), compress.gzip(plain)]);
  const shown = shownOn(html);
  return {
    ...shown,
    size: br.length + gz.length + BESIDE + OF_A_TAG * shown.tags.size,
    br: { ...representation(br, headers, "br"), bytes: () => br },
    gzip: { ...representation(gz, headers, "gzip"), bytes: () => gz },
    // Hardly anybody asks for it, and it is larger than the others together.
    identity: { ...representation(plain, headers), bytes: () => gunzipSync(gz) },
  };
}
