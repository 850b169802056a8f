import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { answeredHealth } from "../../bin/health.mjs";

let notReady: string | null = null;
const server = createServer((request, response) => {
  if (!answeredHealth(request, response, notReady)) response.end("the site");
});
beforeAll(() => once(server.listen(0, "127.0.0.1"), "listening"));
afterAll(() => void server.close());

const ask = async (path: string, method = "GET") => {
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method });
  return [answer.status, await answer.text()];
};

it("says that the process answers, and whether it is ready, or why not", async () => {
  expect([await ask("/healthz"), await ask("/readyz")]).toEqual([
    [200, "ok\n"],
    [200, "ok\n"],
  ]);
  notReady = "The site is starting.";
  expect([await ask("/healthz"), await ask("/readyz")]).toEqual([
    [200, "ok\n"],
    [503, "The site is starting.\n"],
  ]);
});

it("answers HEAD as GET, and nothing but the two", async () => {
  notReady = null;
  expect([await ask("/readyz?from=probe"), await ask("/readyz", "HEAD")]).toEqual([
    [200, "ok\n"],
    [200, ""],
  ]);
  for (const method of ["POST", "DELETE"]) expect((await ask("/healthz", method))[0]).toBe(405);
  for (const path of ["/", "/healthz/", "/healthz2", "/x/readyz"]) expect(await ask(path)).toEqual([200, "the site"]);
});
