import { describe, expect, inject, it } from "vitest";

const PAPER = "2510.00145";
const PAGES = [
  "/",
  "/papers/trending",
  "/papers/date/2025-10-29",
  "/papers/week/2025-W44",
  "/papers/month/2025-10",
  `/papers/${PAPER}`,
];
const OTHERS = {
  "Markdown, JSON, pictures": [`/papers/${PAPER}.md`, `/api/papers/${PAPER}`, `/share/${PAPER}`],
  redirects: [
    "/papers",
    "/feed/latest",
    `/papers/${PAPER}v2`,
    "/papers/arxiv.org%2Fabs%2F2510.00145",
    "/api/unsubscribe/none",
    "/account",
  ],
  "what is not here": [
    "/nothing",
    "/papers/2510.99999",
    "/papers/x.md",
    "/api/papers/x",
    "/share/x",
    "/api/nothing",
    "/digests/x",
    "/@nobody",
  ],
  "what is made for each reader": [
    "/search?q=paper",
    "/sign-in",
    "/subscribe",
    "/digests",
    "/submit",
    "/api/me",
    "/api/account/export",
  ],
  "forms and errors": ["/api/sign-out", "/api/upvote", "/api/cron/digest", "/_next/static/nothing.js"],
  files: ["/preferences.js", "/generated/enhance.js", "/speculation-rules.json"],
};

/** Asks as a browser does; without a Cache-Control of its own, fetch would ask for a page that nobody has kept. */
const ask = (path: string, { headers, ...options }: { method?: string; headers?: Record<string, string> } = {}) =>
  fetch(inject("site") + path, { redirect: "manual", headers: { "cache-control": "max-age=0", ...headers }, ...options });

/** All ways of asking for an address that are answered differently. */
async function answersOf(path: string): Promise<[string, Response][]> {
  const get = await ask(path);
  const etag = get.headers.get("etag") ?? '"none"';
  const ways: Record<string, Parameters<typeof ask>[1]> = {
    HEAD: { method: "HEAD" },
    "GET if none match": { headers: { "if-none-match": etag } },
    "GET if there is none": { headers: { "if-none-match": "*" } },
    "HEAD if none match": { method: "HEAD", headers: { "if-none-match": `W/${etag}` } },
    "GET as Next's own script": { headers: { rsc: "1" } },
    POST: { method: "POST" },
  };
  const others = Object.entries(ways).map(
    async ([name, options]): Promise<[string, Response]> => [name, await ask(path, options)],
  );
  return [["GET", get], ...(await Promise.all(others))];
}

describe("Cache-Control", () => {
  for (const [kind, paths] of Object.entries({ pages: PAGES, ...OTHERS }))
    it(`is nothing of Next's for a CDN, for ${kind}, however they are asked for`, async () => {
      for (const path of paths) {
        for (const [way, { status, headers }] of await answersOf(path)) {
          const control = headers.get("cache-control");
          const what = `${way} ${path}: ${status} ${control}`;
          expect(control, what).toBeTruthy();
          expect(control, what).not.toMatch(/s-maxage|stale-while-revalidate/);
          if (headers.has("set-cookie")) expect(control, what).not.toContain("public");
          if (status >= 400) expect(control, what).toContain("no-store");
        }
      }
    });

  it("of a page is the same for 200 and 304", async () => {
    for (const path of PAGES) {
      const { headers } = await ask(path);
      const again = await ask(path, { headers: { "if-none-match": headers.get("etag") as string } });
      expect([again.status, again.headers.get("cache-control")], path).toEqual([304, "public, max-age=0, must-revalidate"]);
      expect(again.headers.get("etag"), path).toBe(headers.get("etag"));
    }
  });

  it("keeps what is built for ever", async () => {
    const page = await (await ask("/")).text();
    const built = page.match(/\/_next\/static\/[^"]+\.css/)?.[0] as string;
    for (const method of ["GET", "HEAD"])
      expect((await ask(built, { method })).headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });
});

describe("a share picture", () => {
  it("is drawn once for forty who ask at once, and is not sent again to who has it", async () => {
    const path = "/share/2510.00202"; // with the longest title
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(path)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const [etag, ...others] = new Set(answers.map(({ headers }) => headers.get("etag")));
    expect([etag?.length, others]).toEqual([45, []]);
    const again = await ask(path, { headers: { "if-none-match": etag as string } });
    expect([again.status, again.headers.get("etag"), await again.text()]).toEqual([304, etag, ""]);
  });

  it("of many papers asked for at once is drawn, or refused with when to come back", async () => {
    const papers = Array.from({ length: 47 }, (_, n) => `/share/2510.00${100 + n}`);
    const answers = await Promise.all(papers.map((path) => ask(path)));
    for (const { status, headers } of answers) {
      expect([200, 503]).toContain(status);
      if (status === 503) expect([headers.get("retry-after"), headers.get("cache-control")]).toEqual(["5", "no-store"]);
    }
    expect(answers.some(({ status }) => status === 200)).toBe(true);
  });
});
