import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { door, refuseTunnel } from "../../../bin/door/door.mjs";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;
const echo: Listener = async (request, response) => {
  response.end(`${request.method} ${request.url} ${(await text(request)).length}`);
};

let behind: Listener;
let server: ReturnType<typeof createServer>;
beforeEach(async () => {
  behind = echo;
  server = createServer();
  server.maxHeadersCount = 0;
  server.on(
    "request",
    door(undefined, (...both: Parameters<Listener>) => behind(...both)),
  );
  server.on("connect", refuseTunnel);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sends bytes as they are, and takes what comes until the connection ends. */
async function raw(sent: string, more: (write: (text: string) => boolean) => void = () => {}): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString("latin1");
  });
  socket.on("error", () => {});
  socket.write(sent);
  more((text) => socket.writable && socket.write(text));
  await once(socket, "close");
  return answer;
}
const get = (target: string, method = "GET", headers = "") =>
  raw(`${method} ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${headers}\r\n`);

describe("an address", () => {
  it.each([
    "/papers/%C3%28",
    "/api/papers/%",
    "/papers/%00",
    "/papers/x%2500",
    "/papers/%2525C3%2528",
    "/share/%c0%af",
    "/papers/%ED%A0%80",
    "/a/%F5%80%80%80",
    "/search?q=%00",
    "/search?q=%E0%A4%A",
    "/search?%FF=1",
    "/%25%25%25%2525252525252525",
    "http://localhost/",
    "localhost",
    "*",
  ])("that is malformed is refused: %s", async (target) => {
    expect(await get(target)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("that is longer than any is refused", async () => {
    expect(await get(`/papers/${"x".repeat(3000)}`)).toMatch(/^HTTP\/1\.1 414 /);
    expect(await get(`/search?q=${"x".repeat(8000)}`)).toMatch(/^HTTP\/1\.1 414 /);
    expect(await get(`/api/me?paper=${"x".repeat(8000)}`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(await get(`/?${"x".repeat(20_000)}`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it.each([
    "/",
    "/papers/hep-th%2F9901001",
    "/papers/https:/arxiv.org/abs/2407.21783",
    "/search?q=100%25+sure&q=%C3%A9",
    "/a%20b?",
    "/?x=?",
  ])("that is well-formed passes as it is: %s", async (target) => {
    expect(await get(target)).toContain(`GET ${target} 0`);
  });
});

describe("a method", () => {
  it.each(["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])(
    "that a page does not have is refused, and which it has said: %s",
    async (method) => {
      const answer = await get("/papers/2407.21783", method);
      expect(answer).toMatch(/^HTTP\/1\.1 405 /);
      expect(answer).toMatch(/\r\nallow: GET, HEAD\r\n/i);
    },
  );

  it("that no route has is refused, and one that is none", async () => {
    expect(await get("/api/upvote", "TRACE")).toMatch(/^HTTP\/1\.1 405 [\s\S]*\r\nallow: GET, HEAD, POST, OPTIONS\r\n/i);
    expect(await get("/api/upvote", "FOO")).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("of a tunnel is refused, and one of another protocol is not taken up", async () => {
    expect(await get("evil.example:443", "CONNECT")).toMatch(/^HTTP\/1\.1 405 /);
    expect(await get("/", "GET", "Connection: Upgrade\r\nUpgrade: websocket\r\n")).toMatch(/^HTTP\/1\.1 200 /);
  });

  it("OPTIONS is answered, for the server and for a page", async () => {
    expect(await get("*", "OPTIONS")).toMatch(/^HTTP\/1\.1 204 [\s\S]*\r\nallow: /i);
    expect(await get("/papers/x", "OPTIONS")).toMatch(/^HTTP\/1\.1 204 [\s\S]*\r\nallow: GET, HEAD, OPTIONS\r\n/i);
  });
});

describe("a refusal", () => {
  it("is JSON for scripts and a page for people", async () => {
    expect(await get("/api/papers/%")).toMatch(/content-type: application\/json[\s\S]*"error":/i);
    expect(await get("/papers/%", "GET", "Accept: application/json\r\n")).toMatch(/content-type: application\/json/i);
    expect(await get("/api/papers/%", "GET", "Accept: text/html,*/*\r\n")).toMatch(/content-type: text\/html/i);
    expect(await get("/papers/%")).toMatch(/content-type: text\/html[\s\S]*<h1>Bad Request<\/h1>/i);
  });

  it("shows nothing of what was asked", async () => {
    expect(await get("/<script>alert(1)</script>%")).not.toContain("alert");
  });
});

describe("the headers of a request", () => {
  it("are not too many, and name one host", async () => {
    const many = Array.from({ length: 200 }, (_, n) => `x-${n}: 1\r\n`).join("");
    expect(await get("/", "GET", many)).toMatch(/^HTTP\/1\.1 431 /);
    // Short ones, of which Node by itself would leave out the last and let the request pass.
    expect(await get("/", "GET", `${"a:\r\n".repeat(2500)}X-Forwarded-For: 1.2.3.4\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
    expect(await get("/", "GET", "Host: 127.0.0.1\r\n")).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("do not say what only Next says, nor conditions that it fails over", async () => {
    const said: string[] = [];
    behind = (request, response) => {
      said.push(...Object.keys(request.headers));
      response.end();
    };
    await get(
      "/",
      "GET",
      "RSC: 1\r\nNext-Router-State-Tree: x\r\nNext-Action: x\r\nX-Middleware-Subrequest: x\r\nRange: bytes=9-1\r\nIf-Match: x\r\nAccept: */*\r\n",
    );
    expect(said).toEqual(["host", "connection", "accept", "x-forwarded-for", "x-from-this-machine"]);
  });
});
