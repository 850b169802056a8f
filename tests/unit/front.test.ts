import { once } from "node:events";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder";

// The thread in front of Next as the site runs it. What is behind it speaks HTTP on a socket, as Next does.

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let front: Worker;
let port: number;
let behind: ReturnType<typeof createServer>;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: IncomingMessage[];

beforeEach(async () => {
  folder = await temporaryFolder();
  asked = [];
  const socketPath = join(folder.path, "next");
  behind = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await once(behind.listen(socketPath), "listening");
  const workerData = { host: "127.0.0.1", port: 0, socketPath };
  front = new Worker(new URL("../../bin/front.mjs", import.meta.url), { workerData });
  [{ port }] = await once(front, "message");
  front.postMessage({ ready: true });
});
afterEach(async () => {
  await front.terminate();
  behind.closeAllConnections();
  behind.close();
  await folder.remove();
});

const page = (count: number) => `<!DOCTYPE html><html><body><a href="/papers/one">${count} votes</a></body></html>`;
const sendPage = (response: ServerResponse, html: string) =>
  response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
const textOf = async (path: string) => (await get(path)).text();

it("sends pages that are kept while Next is busy", async () => {
  answer = (request, response) => {
    if (request.url === "/papers/trending") sendPage(response, page(1)); // all else is never answered
  };
  expect(await textOf("/papers/trending")).toContain("1 votes");
  const waiting = new AbortController();
  const busy = Promise.allSettled(Array.from({ length: 20 }, () => get("/search?q=x", { signal: waiting.signal })));
  await expect.poll(() => asked.length).toBe(21);
  expect(await textOf("/papers/trending")).toContain("1 votes");
  waiting.abort();
  await busy;
});

it("knows what an answer of Next has changed before anybody gets that answer", async () => {
  let votes = 1;
  answer = (request, response) => {
    if (request.method === "GET") return sendPage(response, page(votes));
    votes++;
    front.postMessage({ changed: { papers: ["one"], atOnce: true, next: "/papers/trending" } });
    response.end("voted");
  };
  for (let n = 1; n <= 20; n++) {
    expect(await textOf("/papers/trending")).toContain(`${n} votes`);
    await (await get("/api/upvote", { method: "POST", body: "paper=one" })).text();
  }
});

it("hands on headers, bodies and answers as they are, but for what concerns one connection alone", async () => {
  answer = async (request, response) => {
    const { host, accept, te, "x-own": own, "transfer-encoding": coding, "content-length": length } = request.headers;
    response.setHeader("set-cookie", ["a=1", "b=2"]);
    response.writeHead(409, { "content-type": "application/json" });
    response.end(JSON.stringify({ host, accept, te, own, coding, length, body: await text(request), url: request.url }));
  };
  const sent = request({
    port,
    host: "127.0.0.1",
    path: "/api/me?x=%C3%A9",
    method: "POST",
    headers: { host: "papers.example", accept: "application/json", connection: "close, x-own", "x-own": "1", te: "trailers" },
  });
  sent.write("first ");
  sent.end("second"); // in chunks, as no length is said
  const [got] = (await once(sent, "response")) as [IncomingMessage];
  expect([got.statusCode, got.headers["set-cookie"], got.headers["content-type"]]).toEqual([
    409,
    ["a=1", "b=2"],
    "application/json",
  ]);
  expect(JSON.parse(await text(got))).toEqual({
    host: "papers.example",
    accept: "application/json",
    length: "12",
    body: "first second",
    url: "/api/me?x=%C3%A9",
  });
});

/** What is answered to bytes as they are, on one connection. */
async function raw(sent: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  socket.write(sent);
  return text(socket);
}
const HIDDEN = "GET /hidden HTTP/1.1\r\nHost: localhost\r\nX-From-This-Machine: yes\r\n\r\n";

it.each([
  ["where a request wants its length forgotten", "POST", "/api/me", "close, Content-Length"],
  ["where its coding is to be forgotten", "POST", "/api/me", "close, Transfer-Encoding"],
  ["in a body of GET", "GET", "/search", "close, content-length"],
  ["in a body of GET of the metrics", "GET", "/metrics", "close"],
  ["in a body of HEAD", "HEAD", "/search", "close"],
])("takes no request for another %s", async (_, method, path, connection) => {
  answer = (request, response) => void text(request).then((body) => response.end(body ? "had a body" : "had none"));
  const head = `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: ${connection}\r\n`;
  const inChunks = `${HIDDEN.length.toString(16)}\r\n${HIDDEN}\r\n0\r\n\r\n`;
  await raw(`${head}Content-Length: ${HIDDEN.length}\r\n\r\n${HIDDEN}`);
  await raw(`${head}Transfer-Encoding: chunked\r\n\r\n${inChunks}`);
  for (let n = 0; n < 5; n++) await textOf(`/search?q=${n}`); // on the same connections behind
  expect(asked.map(({ url }) => url)).toEqual([path, path, ...[0, 1, 2, 3, 4].map((n) => `/search?q=${n}`)]);
});

it("lets no request take away who sends it, as its connection's own", async () => {
  answer = ({ headers }, response) =>
    response.end(JSON.stringify([headers["x-forwarded-for"], headers["x-from-this-machine"], headers["x-request-id"]?.length]));
  const names = "close, x-forwarded-for, x-from-this-machine, x-request-id, host";
  const got = await raw(`GET /search HTTP/1.1\r\nHost: x\r\nConnection: ${names}\r\nX-From-This-Machine: no\r\n\r\n`);
  expect(got).toContain(JSON.stringify(["127.0.0.1", "yes", 36]));
});

it("takes as many headers as the door lets in, with what the door adds", async () => {
  answer = (request, response) => response.end(String(request.headers.large).length.toString());
  expect(await (await get("/search", { headers: { large: "x".repeat(15_000) } })).text()).toBe("15000");
});

it("ends an answer that Next does not finish, and answers the next", async () => {
  answer = (request, response) => {
    if (request.url === "/whole") return response.end("whole");
    response.writeHead(200, { "content-length": "100" });
    response.write("part", () => response.destroy());
  };
  await expect(textOf("/search")).rejects.toThrow();
  expect(await textOf("/whole")).toBe("whole");
});

it("answers 503 where Next takes no request", async () => {
  answer = (_request, response) => response.destroy();
  const refused = await get("/search", { headers: { accept: "application/json" } });
  expect([refused.status, (await refused.json()).code]).toEqual([503, "unavailable"]);
});

it("tells Next that nobody waits any more", async () => {
  answer = () => {};
  const socket = connect(port, "127.0.0.1");
  socket.write("GET /search HTTP/1.1\r\nHost: x\r\n\r\n");
  await expect.poll(() => asked.length).toBe(1);
  asked[0]?.once("error", () => {}); // of a connection that was cut
  socket.destroy();
  await expect.poll(() => asked[0]?.destroyed).toBe(true);
});

it("answers many at once on few connections, each with its own answer", async () => {
  answer = (request, response) => setTimeout(() => response.end(request.url), Math.random() * 5);
  const paths = Array.from({ length: 300 }, (_, n) => `/search?q=${n}`);
  expect(await Promise.all(paths.map(textOf))).toEqual(paths);
});
