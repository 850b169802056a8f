import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishedPage } from "../../lib/pages/finished-page.mjs";
import { sendPage } from "../../lib/pages/send-page.mjs";
import { shownOn } from "../../lib/pages/shown.mjs";

const HTML = `<p>Grüße</p>${"<p>text</p>".repeat(50)}`;
const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=0, must-revalidate" };

describe("a page that is kept", () => {
  let server: ReturnType<typeof createServer>;
  beforeAll(async () => {
    const page = await finishedPage(HTML, headers);
    server = createServer((asked, response) => sendPage(asked, response, page, "hit")).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterAll(() => void server.close());

  async function get(asked: Record<string, string> = {}, method = "GET") {
    const { port } = server.address() as AddressInfo;
    const [response] = await once(request({ port, method, headers: asked, agent: false }).end(), "response");
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    const decode = { br: brotliDecompressSync, gzip: gunzipSync }[response.headers["content-encoding"] as string];
    return {
      status: response.statusCode,
      headers: response.headers,
      bytes,
      text: String(decode && bytes.length ? decode(bytes) : bytes),
    };
  }

  it.each([
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0, gzip", "gzip"],
    ["br;q=0.000,gzip;q=0.5", "gzip"],
    ["GZIP", "gzip"],
    ["gzip;q=0", undefined],
    ["brotli, x-gzipped", undefined],
    ["identity", undefined],
    ["", undefined],
  ])("answers Accept-Encoding: %s with %s", async (accepted, coding) => {
    const got = await get({ "accept-encoding": accepted });
    expect([got.headers["content-encoding"], got.text]).toEqual([coding, HTML]);
    expect(got.headers).toMatchObject({ ...headers, vary: "Accept-Encoding", "cache-status": "daily-papers; hit" });
    expect(got.headers["content-length"]).toBe(String(got.bytes.length));
  });

  const codings = ["br", "gzip", "identity"];

  it("gives each representation the SHA-256 of its bytes as ETag", async () => {
    const all = await Promise.all(codings.map((coding) => get({ "accept-encoding": coding })));
    for (const { headers, bytes } of all)
      expect(headers.etag).toBe(`"${createHash("sha256").update(bytes).digest("base64url")}"`);
    expect(new Set(all.map(({ headers }) => headers.etag)).size).toBe(3);
  });

  it.each(codings)("answers If-None-Match with 304 where the reader has those bytes, as %s", async (coding) => {
    const accepted = { "accept-encoding": coding };
    const { etag } = (await get(accepted)).headers as { etag: string };
    for (const held of [etag, `W/${etag}`, `"a", ${etag} ,"b"`, "*"]) {
      const got = await get({ ...accepted, "if-none-match": held });
      expect([got.status, got.text], held).toEqual([304, ""]);
      expect(got.headers).toMatchObject({ etag, vary: "Accept-Encoding", "cache-control": headers["cache-control"] });
      expect(got.headers["content-length"]).toBeUndefined();
    }
    for (const held of ['"one"', etag.slice(1, -1), "", `"${etag}`])
      expect((await get({ ...accepted, "if-none-match": held })).status, held).toBe(200);
    const other = codings[(codings.indexOf(coding) + 1) % 3] as string;
    expect((await get({ "accept-encoding": other, "if-none-match": etag })).status, "these are other bytes").toBe(200);
  });

  it.each(codings)("answers HEAD with the headers of GET, as %s", async (coding) => {
    const accepted = { "accept-encoding": coding };
    const { headers } = await get(accepted);
    const head = await get(accepted, "HEAD");
    expect([head.status, head.text]).toEqual([200, ""]);
    for (const name of ["etag", "cache-control", "vary", "content-type", "content-length", "content-encoding"])
      expect(head.headers[name], name).toBe(headers[name]);
    expect((await get({ ...accepted, "if-none-match": headers.etag as string }, "HEAD")).status).toBe(304);
  });
});

describe("what a page shows", () => {
  it("is read off its links to papers and days, whatever their ids look like", () => {
    const html = `<a href="/papers/2510.00001">A</a><a href="/papers/hep-th/9901001#discussion">B</a><a href="/papers/date/2025-10-29/after/1/x">C</a>`;
    expect(shownOn(html)).toEqual({
      about: undefined,
      tags: new Set(["lists", "paper:2510.00001", "paper:hep-th/9901001", "day:2025-10-29"]),
    });
  });

  it("is its own paper, and no list, where it is the page of one", () => {
    const html = `<section id="discussion" data-paper="2510.00002"></section><a href="/papers/2510.00001">A</a>`;
    expect(shownOn(html)).toEqual({ about: "2510.00002", tags: new Set(["paper:2510.00002", "paper:2510.00001"]) });
  });
});
