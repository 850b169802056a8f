import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fetchText, SourceDown } from "@/lib/ingest/http";
import { standIn } from "../../support/sources";

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: string[] = [];
const source = createServer((request, response) => {
  asked.push(request.url as string);
  answer(request, response);
});
let base: string;
let elsewhere: Awaited<ReturnType<typeof standIn>>;
beforeAll(async () => {
  await once(source.listen(0, "127.0.0.1"), "listening");
  base = `http://127.0.0.1:${(source.address() as { port: number }).port}`;
  elsewhere = await standIn(() => "what only this machine may read");
});
afterAll(async () => {
  source.closeAllConnections();
  source.close();
  await elsewhere.close();
});
beforeEach(() => {
  asked = [];
});

const options = { userAgent: "tests", retries: 0, backoffMs: 1, timeoutMs: 5000 };
const get = (more = {}) => fetchText(`${base}/papers`, { ...options, ...more });

describe("a source's answer", () => {
  it("is given up at its bound, also where it never ends or is compressed to almost nothing", async () => {
    answer = (_, response) => {
      const more = () => void (response.destroyed || response.write("x".repeat(65_536), more));
      more();
    };
    await expect(get({ mostBytes: 1_000_000 })).rejects.toThrow("more than 1000000 bytes");
    const bomb = gzipSync(Buffer.alloc(50_000_000, 32));
    answer = (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    await expect(get({ mostBytes: 1_000_000 })).rejects.toThrow("more than 1000000 bytes");
  });

  it("is given up when it takes too long, although a byte comes now and then", async () => {
    answer = (_, response) => {
      const drip = setInterval(() => response.write(" "), 20);
      response.once("close", () => clearInterval(drip));
    };
    await expect(get({ timeoutMs: 300 })).rejects.toThrow("did not answer within 0.3 s");
  });

  it("is whole, characters of several bytes across packets included", async () => {
    answer = async (_, response) => {
      const bytes = Buffer.from('\ufeff{"é":"𝔸"}');
      for (const byte of bytes) {
        response.write(Buffer.of(byte));
        await new Promise(setImmediate);
      }
      response.end();
    };
    expect((await get()).body).toBe('{"é":"𝔸"}');
  });

  it("is no answer where the connection is cut in the middle of it", async () => {
    answer = (request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half of it");
      setTimeout(() => request.socket.destroy(), 20);
    };
    await expect(get()).rejects.toThrow(SourceDown);
  });
});

describe("a redirect", () => {
  const to = (location: string) => {
    answer = (request, response) =>
      request.url === "/papers" ? response.writeHead(301, { location }).end() : response.end("moved");
  };

  it("is followed on the same host", async () => {
    to("/new/papers");
    expect((await get()).body).toBe("moved");
    to(`${base}/new/papers`);
    expect((await get()).body).toBe("moved");
  });

  it("leads to no other host, port or protocol, and not in circles", async () => {
    for (const location of [
      elsewhere.url,
      "http://169.254.169.254/latest",
      "//example.org",
      "file:///etc/passwd",
      "data:,x",
      "http://",
      "",
    ]) {
      to(location);
      await expect(get(), location).rejects.toThrow("sends to another address");
    }
    expect(elsewhere.asked).toEqual([]);
    asked = [];
    to("/papers");
    await expect(get()).rejects.toThrow("from one address to the next");
    expect(asked).toHaveLength(4);
  });
});

describe("waiting", () => {
  it("does not last as long as Retry-After says where that is a year", async () => {
    for (const after of ["31536000", new Date(Date.now() + 31_536_000_000).toUTCString(), "9".repeat(400)]) {
      answer = (_, response) => response.writeHead(503, { "retry-after": after }).end();
      await expect(get({ retries: 4 })).rejects.toThrow("answered 503");
    }
    expect(asked).toHaveLength(3);
  });

  it("ends when it is cut short, and so does a request", async () => {
    answer = (_, response) => response.writeHead(503, { "retry-after": "60" }).end();
    const waiting = new AbortController();
    const first = get({ retries: 4, signal: waiting.signal });
    setTimeout(() => waiting.abort(), 100);
    await expect(first).rejects.toThrow(SourceDown);
    answer = () => {};
    const asking = new AbortController();
    const second = get({ retries: 4, timeoutMs: 60_000, signal: asking.signal });
    setTimeout(() => asking.abort(), 100);
    await expect(second).rejects.toThrow(SourceDown);
  });
});
