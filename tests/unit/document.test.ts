import { once } from "node:events";
import { createServer, request, type ServerResponse } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { setCacheControl } from "../../bin/cache-control.mjs";
import { POLICY, sendDocuments, withoutRuntime } from "../../bin/document.mjs";

describe("a page as it is sent", () => {
  it("has no script but our two files and data", () => {
    const html = withoutRuntime(
      '<head><script src="/preferences.js"></script><script type="module" src="/generated/enhance.js"></script><link rel="preload" as="script" href="/_next/a.js"/><script src="/_next/a.js" async=""></script></head><p>text</p><script type="application/ld+json">{"a":1}</script><script>self.__next_f.push([1])</script><script id="_R_">x()</script>',
    );
    expect(html).toBe(
      '<head><script src="/preferences.js"></script><script type="module" src="/generated/enhance.js"></script></head><p>text</p><script type="application/ld+json">{"a":1}</script>',
    );
  });

  it("loses a script that somebody got into it, also one that looks like ours", () => {
    for (const script of [
      "<script>alert(1)</script>",
      '<script src="https://evil.example/preferences.js"></script>',
      '<script src="/preferences.js.evil"></script>',
      '<script src="/papers/x.md"></script>',
    ])
      expect(withoutRuntime(`<p>a</p>${script}<p>b</p>`), script).toBe("<p>a</p><p>b</p>");
  });

  it("goes with a policy that allows no script written into it", () => {
    const scripts = POLICY.split("; ").find((directive: string) => directive.startsWith("script-src"));
    expect(scripts).toBe("script-src 'self'");
    expect(POLICY).toContain("object-src 'none'");
    expect(POLICY).toContain("base-uri 'none'");
    expect(POLICY).toContain("form-action 'self'");
  });
});

describe("a server that sends documents", () => {
  let close = () => {};
  afterEach(() => close());

  /** What a reader gets of a page that is answered as `answer` does, in HTTP. */
  async function get(answer: (response: ServerResponse) => void, { headers = {}, method = "GET" } = {}) {
    const server = createServer((request, response) => {
      setCacheControl(request, response);
      sendDocuments(request, response, async (status: number) =>
        status === 404 ? { html: "<p>Not here</p>" } : { html: "", location: "/elsewhere" },
      );
      answer(response);
    }).listen(0, "127.0.0.1");
    close = () => server.close();
    await once(server, "listening");
    const asked = request({ port: (server.address() as { port: number }).port, method, headers, agent: false }).end();
    const [response] = await once(asked, "response");
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const text = body.toString();
    server.close();
    return { status: response.statusCode, headers: response.headers, body, text };
  }
  const page = (headers: Record<string, string>) => (response: ServerResponse) => {
    for (const [name, value] of Object.entries({ "content-type": "text/html; charset=utf-8", ...headers }))
      response.setHeader(name, value);
    response.write("<p>Grüße</p><scr");
    response.flushHeaders();
    response.write(Buffer.from("ipt>self.__next_f.push(1)</script>"));
    response.end("<p>end</p>");
  };

  const kept = { "cache-control": "s-maxage=3600, stale-while-revalidate=1", "content-length": "999" };

  it.each([
    ["a string", "<p>Grüße</p>"],
    ["a buffer", Buffer.from("<p>Grüße</p>")],
    ["an array of bytes", new TextEncoder().encode("<p>Grüße</p>")],
  ])("sends a page that comes as %s", async (_, html) => {
    const { text } = await get((response) => {
      response.setHeader("content-type", "text/html");
      response.end(html);
    });
    expect(text).toBe("<p>Grüße</p>");
  });

  it("sends a page that comes in pieces whole, under the policy, and asked for again the same", async () => {
    for (let times = 0; times < 2; times++) {
      const got = await get(page(kept));
      expect(got.text).toBe("<p>Grüße</p><p>end</p>");
      expect(got.headers).toMatchObject({
        "content-security-policy": POLICY,
        "cache-control": "public, max-age=0, must-revalidate",
      });
    }
  });

  it("answers If-None-Match also for what is no page and has an ETag", async () => {
    const picture = (response: ServerResponse) => {
      response.setHeader("content-type", "image/png");
      response.setHeader("etag", '"picture"');
      response.flushHeaders();
      response.write("bytes");
      response.end();
    };
    expect(await get(picture)).toMatchObject({ status: 200, text: "bytes" });
    expect(await get(picture, { headers: { "if-none-match": '"picture"' } })).toMatchObject({ status: 304, text: "" });
  });

  it("leaves alone what has a policy of its own, must not be kept, or is no page", async () => {
    const own = await get(page({ "content-security-policy": "default-src 'none'", "cache-control": "private, no-store" }));
    expect(own.headers).toMatchObject({
      "content-security-policy": "default-src 'none'",
      "cache-control": "private, no-store",
    });
    const json = await get((response) => {
      response.setHeader("content-type", "application/json");
      response.write('{"html":"<script>');
      response.end('x</script>"}');
    });
    expect(json.text).toBe('{"html":"<script>x</script>"}');
    expect(json.headers["content-security-policy"]).toBeUndefined();
    expect((await get(page({}), { method: "HEAD" })).text).toBe("");
  });

  it("takes no page for an empty shell because somebody wrote of one in it", async () => {
    const got = await get((response) => {
      response.setHeader("content-type", "text/html");
      response.end('<p>I see id="__next_error__" and &lt;html id="__next_error__">.</p>');
    });
    expect(got).toMatchObject({ status: 200, text: '<p>I see id="__next_error__" and &lt;html id="__next_error__">.</p>' });
  });

  it("sends another page, or another address, for an empty shell", async () => {
    const shell = (status: number) => (response: ServerResponse) => {
      response.statusCode = status;
      response.setHeader("content-type", "text/html");
      response.setHeader("etag", '"shell"');
      response.end('<html id="__next_error__"></html>');
    };
    expect(await get(shell(404))).toMatchObject({
      status: 404,
      text: "<p>Not here</p>",
      headers: { "cache-control": "no-store" },
    });
    expect(await get(shell(500))).toMatchObject({ status: 308, headers: { location: "/elsewhere" } });
  });
});
