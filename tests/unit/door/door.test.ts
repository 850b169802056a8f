import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuseBroken } from "../../../bin/door/broken.mjs";
import { BOUNDS, door, refuseTunnel } from "../../../bin/door/door.mjs";

type Listener = (request: IncomingMessage, response: ServerResponse) => void;
const echo: Listener = async (request, response) => {
  response.end(`${request.method} ${request.url} ${(await text(request)).length}`);
};

let behind: Listener | undefined;
let server: ReturnType<typeof createServer>;
beforeEach(async () => {
  behind = echo;
  server = createServer({ ...BOUNDS, connectionsCheckingInterval: 50 });
  server.maxHeadersCount = 0;
  server.on(
    "request",
    door(undefined, () => behind),
  );
  server.on("connect", refuseTunnel);
  server.on("clientError", refuseBroken);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Has the server wait for less than a second, where the site's waits for half a minute. */
function impatient(): void {
  Object.assign(server, { headersTimeout: 300, requestTimeout: 600 });
}

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
    expect(await get(`/?${"x".repeat(2_000_000)}`)).toMatch(/^HTTP\/1\.1 431 /);
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

describe("dots in an address", () => {
  it.each([
    ["/papers/../people/ada", "/people/ada"],
    ["/papers/x/../../people/ada", "/people/ada"],
    ["/papers/x/./../../people/ada?a=../b", "/people/ada?a=../b"],
    ["/feed/..", "/"],
    ["/feed/../people/ada#/papers/x", "/people/ada"],
    ["/papers/%2e%2e/people/ada", "/people/ada"],
    ["/papers/%2E./people/ada", "/people/ada"],
    ["/papers/.%2e/people/ada", "/people/ada"],
    ["/papers/..\\people/ada", "/people/ada"],
    ["/papers\\..\\people/ada", "/people/ada"],
    ["/papers//../../people/ada", "/people/ada"],
    ["/../../people/ada", "/people/ada"],
    ["/./papers/x/.", "/papers/x/"],
    ["/papers/x/%2e", "/papers/x/"],
    ["/papers/.../x", "/papers/.../x"],
    ["/papers/..x/.y", "/papers/..x/.y"],
    ["/search?q=/../x", "/search?q=/../x"],
  ])("are resolved before anything decides by it: %s", async (target, resolved) => {
    expect(await get(target)).toContain(`GET ${resolved} 0`);
  });

  it.each([
    "/papers/%252e%252e/people/ada",
    "/papers/%252e./people/ada",
    "/papers/%25252e%25252e/people/ada",
    "/papers/x%2f..%2f..%2fpeople%2fada",
    "/papers/x%2f%2e%2e%2fpeople",
    "/papers/x%5c..%5cpeople",
    "/papers/..%2fpeople/ada",
    "/papers/..%5cpeople/ada",
    "/papers/..%252fpeople/ada",
  ])("are refused where they are hidden deeper: %s", async (target) => {
    expect(await get(target)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("name the route to which a body and a method belong", async () => {
    expect(await get("/papers/../api/upvote", "POST", "Content-Length: 0\r\n")).toContain("POST /api/upvote 0");
    expect(await get("/api/../papers/x", "POST", "Content-Length: 0\r\n")).toMatch(/^HTTP\/1\.1 405 /);
    const answer = await raw(
      `POST /papers/../api/comments HTTP/1.1\r\nHost: localhost\r\nContent-Length: 21000\r\nConnection: close\r\n\r\n${"x".repeat(21_000)}`,
    );
    expect(answer).toContain("POST /api/comments 21000");
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

  it("that a route behind refuses is refused with those that it has", async () => {
    behind = (_, response) => response.writeHead(405, { "content-type": "text/plain" }).end();
    expect(await get("/api/upvote")).toMatch(/\r\nallow: POST\r\n/i);
    expect(await get("/api/me", "POST", "Content-Length: 0\r\n")).toMatch(/\r\nallow: GET, HEAD\r\n/i);
    behind = (_, response) => response.writeHead(405, { allow: "GET" }).end();
    expect(await get("/api/me", "POST", "Content-Length: 0\r\n")).toMatch(/\r\nallow: GET\r\n/i);
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
    expect(await get("/papers/%")).toMatch(/content-type: text\/html[\s\S]*<h1>That cannot be read<\/h1>/i);
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
    expect(said).toEqual(["host", "connection", "accept", "x-forwarded-for", "x-from-this-machine", "x-request-id"]);
  });

  it("name the request, as a trusted proxy does, and nobody else", async () => {
    behind = (request, response) => void response.end(`behind: ${request.headers["x-request-id"]}`);
    const idsOf = async (header: string) => {
      const answer = await get("/", "GET", header && `X-Request-Id: ${header}\r\n`);
      return [answer.match(/^x-request-id: (\S+)/im)?.[1], answer.match(/behind: (\S+)/)?.[1]];
    };
    const made = /^[0-9a-f-]{36}$/;
    for (const [told, here] of [await idsOf(""), await idsOf("f00dcafe-1")]) {
      expect(told).toMatch(made);
      expect(here).toBe(told);
    }
    server.removeAllListeners("request");
    server.on(
      "request",
      door("loopback", () => behind),
    );
    expect(await idsOf("f00dcafe-1")).toEqual(["f00dcafe-1", "f00dcafe-1"]);
    expect((await idsOf("x".repeat(65)))[0]).toMatch(made);
    expect((await idsOf('"}{'))[0]).toMatch(made);
  });
});

describe("a body", () => {
  const post = (path: string, headers: string) => `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`;
  const chunk = `1000\r\n${"x".repeat(4096)}\r\n`;

  it("reaches the route whole, also in pieces and twice on one connection", async () => {
    const answer = await raw(post("/api/upvote", "Content-Length: 5\r\n"), async (write) => {
      write("ab");
      await new Promise((wake) => setTimeout(wake, 50));
      write(`cde${post("/api/upvote", "Transfer-Encoding: chunked\r\nConnection: close\r\n")}3\r\nabc\r\n0\r\n\r\n`);
    });
    expect(answer).toMatch(/POST \/api\/upvote 5[\s\S]*POST \/api\/upvote 3/);
  });

  it("that is said to be too long is refused before it comes", async () => {
    const answer = await raw(post("/api/upvote", "Content-Length: 20001\r\n"));
    expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*\r\nconnection: close\r\n/i);
  });

  it("that grows too long is refused as soon as it does, and what still comes is dropped", async () => {
    let passed = 0;
    behind = () => passed++;
    const answer = await raw(post("/api/upvote", "Transfer-Encoding: chunked\r\n"), (write) => {
      for (let sent = 0; sent < 2000; sent++) write(chunk);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*"error":/);
    expect(passed).toBe(0);
  });

  it("is as long as where it goes allows", async () => {
    const sent = (path: string, bytes: number) =>
      raw(post(path, `Content-Length: ${bytes}\r\nConnection: close\r\n`) + "x".repeat(bytes));
    expect(await sent("/api/comments", 121_000)).toContain("POST /api/comments 121000");
    expect(await sent("/api/mail/events", 1_000_000)).toContain("POST /api/mail/events 1000000");
    expect(await sent("/api/upvote?x", 20_000)).toContain(" 20000");
    expect(await sent("/api/comments/vote", 20_001)).toMatch(/^HTTP\/1\.1 413 /);
    expect(await sent("/api/comments", 121_001)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("that would be too much together with others is refused, while forms go on, and taken once those are gone", async () => {
    const { port } = server.address() as AddressInfo;
    const large = `${post("/api/mail/events", "Content-Length: 1900000\r\n")}${"x".repeat(1_899_999)}`; // and never ends
    const answers: string[] = [];
    const senders = Array.from({ length: 20 }, () => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => {});
      socket.on("data", (data) => answers.push(String(data).slice(0, 12)));
      socket.write(large);
      return socket;
    });
    await expect.poll(() => answers.length).toBeGreaterThanOrEqual(20 - 16);
    expect(new Set(answers)).toEqual(new Set(["HTTP/1.1 503"]));
    expect(await raw(`${post("/api/upvote", "Content-Length: 5\r\nConnection: close\r\n")}abcde`)).toContain(
      "POST /api/upvote 5",
    );
    for (const socket of senders) socket.destroy();
    const whole = `${post("/api/mail/events", "Content-Length: 1900000\r\nConnection: close\r\n")}${"x".repeat(1_900_000)}`;
    const again = () => raw(whole);
    await expect.poll(again).toContain("POST /api/mail/events 1900000");
  });

  it("of two lengths is refused", async () => {
    expect(await raw(`${post("/api/upvote", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")}0\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });

  it("that stops is answered with 408 and not passed on", async () => {
    impatient();
    let passed = 0;
    behind = () => passed++;
    expect(await raw(`${post("/api/upvote", "Content-Length: 10\r\n")}abc`)).toMatch(/^HTTP\/1\.1 408 /);
    expect(passed).toBe(0);
  });

  it("whose sender leaves is forgotten", async () => {
    let passed = 0;
    behind = () => passed++;
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(`${post("/api/upvote", "Content-Length: 10\r\n")}abc`);
    const [connection] = await once(server, "connection");
    socket.destroy();
    if (!connection.destroyed) await once(connection, "close");
    behind = (...both) => (both[0].method === "POST" ? passed++ : echo(...both));
    await get("/");
    expect(passed).toBe(0);
  });
});

describe("a slow client", () => {
  beforeEach(impatient);

  it("gets 408 where its headers do not end, drop by drop or not at all", async () => {
    expect(await raw("GET / HTTP/1.1\r\n")).toMatch(/^HTTP\/1\.1 408 /);
    const drops = await raw("GET / HTTP/1.1\r\nHost: localhost\r\n", (write) => {
      const timer = setInterval(() => write("x: y\r\n") || clearInterval(timer), 40);
    });
    expect(drops).toMatch(/^HTTP\/1\.1 408 /);
  });

  it("that says nothing is let go", async () => {
    expect(await raw("")).toMatch(/^$|^HTTP\/1\.1 408 /);
  });
});

it("while the site starts, requests are told to come again, and still refused where they are wrong", async () => {
  behind = undefined;
  expect(await get("/")).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\nretry-after: \d+\r\n/i);
  expect(await get("/papers/%")).toMatch(/^HTTP\/1\.1 400 /);
});

it("what a site waits for is bounded", () => {
  expect(BOUNDS).toMatchObject({ headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 1000 });
});
