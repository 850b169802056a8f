import { beforeEach, describe, expect, it } from "vitest";
import { pageCache } from "../../lib/pages/page-cache.mjs";

type Page = { version: number; size: number; tags: Set<string>; about?: string };
const LIST = { tags: new Set(["lists", "paper:a", "paper:b", "day:2025-10-29"]) };
const PAPER = { tags: new Set(["paper:a", "day:2025-10-29"]), about: "a" };
const OTHER = { tags: new Set(["paper:c"]), about: "c" };
const SITE: Record<string, { tags: Set<string>; about?: string }> = { "/": LIST, "/papers/a": PAPER, "/papers/c": OTHER };

let time = 0;
let renders: string[];
let hold: Promise<void>;
let here: boolean;
const render = async (path: string) => {
  renders.push(path);
  const version = renders.length;
  await hold;
  if (!here) return { gone: true, answer: { status: 404 } };
  return { page: { version, size: 1000, ...(SITE[path] ?? LIST) } as Page };
};
const cache = (options = {}) => pageCache(render, { now: () => time, ...options });

/** Has renders wait until the function that is returned is called. */
function holdRenders(): () => void {
  let release = () => {};
  hold = new Promise((done) => {
    release = done;
  });
  return release;
}
const soon = () => new Promise((done) => setImmediate(done));

beforeEach(() => {
  time = 1_000_000;
  renders = [];
  hold = Promise.resolve();
  here = true;
});

describe("the cache of pages", () => {
  it("renders a page once for all who ask for it at once", async () => {
    const pages = cache();
    const release = holdRenders();
    const all = Array.from({ length: 50 }, () => pages.make("/"));
    release();
    expect(new Set((await Promise.all(all)).map(({ page }) => page.version))).toEqual(new Set([1]));
    expect(renders).toEqual(["/"]);
  });

  it("serves a page without rendering it until something that it shows changes", async () => {
    const pages = cache();
    for (const path of ["/", "/papers/a", "/papers/c"]) await pages.make(path);
    pages.changed({ papers: ["a"], days: [] });
    expect(["/", "/papers/a", "/papers/c"].map((path) => pages.ready(path)?.isStale)).toEqual([true, true, false]);
  });

  it("takes each list and each page of the day for changed by a paper that comes to it", async () => {
    const pages = cache();
    for (const path of ["/", "/papers/a", "/papers/c"]) await pages.make(path);
    pages.changed({ papers: ["new"], days: ["2025-10-29"] });
    expect(["/", "/papers/a", "/papers/c"].map((path) => pages.ready(path)?.isStale)).toEqual([true, true, false]);
  });

  it("takes all for changed where nothing is named", async () => {
    const pages = cache();
    for (const path of ["/", "/papers/c"]) await pages.make(path);
    pages.changed({});
    expect(["/", "/papers/c"].map((path) => pages.ready(path)?.isStale)).toEqual([true, true]);
  });

  it("serves a stale page while it is rendered once anew, and no more than a second", async () => {
    const pages = cache();
    await pages.make("/");
    time += 5000;
    pages.changed({ papers: ["a"] });
    const release = holdRenders();
    for (let asked = 0; asked < 10; asked++) expect(pages.ready("/")?.page.version).toBe(1);
    expect(renders).toHaveLength(2);
    time += 1001;
    expect(pages.ready("/")).toBeUndefined();
    release();
    expect((await pages.make("/")).page.version).toBe(2);
    expect(pages.ready("/")).toMatchObject({ page: { version: 2 }, isStale: false });
  });

  it("renders a page at most ten times a second, however often it changes", async () => {
    const pages = cache();
    await pages.make("/");
    for (const end = time + 1000; time < end; time += 10) {
      pages.changed({ papers: ["a"] });
      expect(pages.ready("/")).toBeDefined();
      await soon();
    }
    expect(renders.length).toBeLessThanOrEqual(11);
    expect(renders.length).toBeGreaterThan(5);
  });

  it("loses no change that comes while a page is rendered", async () => {
    const pages = cache();
    const release = holdRenders();
    const made = pages.make("/");
    pages.changed({ papers: ["a"] });
    release();
    await made;
    expect(pages.ready("/")?.isStale).toBe(true);
  });

  it("shows who changed something the new page, and lists where their form leads to one", async () => {
    const pages = cache();
    for (const path of ["/", "/papers/a"]) await pages.make(path);
    pages.changed({ papers: ["a"], atOnce: true });
    expect(pages.ready("/papers/a")).toBeUndefined();
    expect(pages.ready("/")?.isStale).toBe(true);
    await soon();
    pages.changed({ papers: ["a"], atOnce: true, next: "/" });
    expect(pages.ready("/")).toBeUndefined();
  });

  it("shows who changed something no page that began to be rendered before", async () => {
    const pages = cache();
    await pages.make("/papers/a");
    const release = holdRenders();
    const before = pages.make("/papers/a");
    pages.changed({ papers: ["a"], atOnce: true });
    const after = pages.make("/papers/a");
    release();
    expect([(await before).page.version, (await after).page.version]).toEqual([2, 3]);
  });

  it("keeps nothing that is no page, and forgets one that is gone", async () => {
    const pages = cache();
    await pages.make("/papers/a");
    here = false;
    expect(await pages.make("/papers/a")).toMatchObject({ answer: { status: 404 } });
    expect(pages.last("/papers/a")).toBeUndefined();
  });

  it("keeps the last page where a new one cannot be made, and tries again", async () => {
    const pages = cache();
    await pages.make("/");
    time += 500;
    pages.changed({});
    hold = Promise.reject(new Error("The database is away"));
    hold.catch(() => {});
    expect(pages.ready("/")).toBeDefined();
    await soon();
    expect((pages.last("/") as Page).version).toBe(1);
    hold = Promise.resolve();
    expect((await pages.make("/")).page.version).toBe(3);
  });

  it("never shows again what was taken away, not even where no new page can be made", async () => {
    const pages = cache();
    for (const path of ["/", "/papers/a", "/papers/c"]) await pages.make(path);
    pages.changed({ papers: ["d"], removed: true });
    expect([pages.ready("/")?.isStale, pages.last("/") !== undefined], "that does not show it").toEqual([true, true]);
    pages.changed({ papers: ["a"], days: [], removed: true });
    expect(["/", "/papers/a", "/papers/c"].map((path) => pages.ready(path) !== undefined)).toEqual([false, false, true]);
    expect(["/", "/papers/a", "/papers/c"].map((path) => pages.last(path) !== undefined)).toEqual([false, false, true]);
    await pages.make("/");
    expect([pages.ready("/")?.isStale, pages.last("/") !== undefined]).toEqual([false, true]);
  });

  it("takes a page that was being rendered when something was taken away for one that shows it", async () => {
    const pages = cache();
    const release = holdRenders();
    const made = pages.make("/");
    pages.changed({ papers: ["a"], removed: true });
    release();
    await made;
    expect([pages.ready("/"), pages.last("/")]).toEqual([undefined, undefined]);
  });

  it("renders a page of an hour ago again, and shows it for a second more at most", async () => {
    const pages = cache();
    await pages.make("/");
    time += 3_600_001;
    holdRenders();
    expect(pages.ready("/")?.isStale).toBe(true);
    time += 1000;
    expect(pages.ready("/")).toBeUndefined();
  });

  it("holds no more bytes than it may", async () => {
    const pages = cache({ maxSize: 10_000 });
    for (let page = 0; page < 50; page++) await pages.make(`/feed/after/${page}`);
    expect(pages.counts().bytes).toBeLessThanOrEqual(10_000);
    expect(pages.counts().pages).toBeGreaterThan(5);
    expect(pages.last("/feed/after/0")).toBeUndefined();
    expect(pages.last("/feed/after/49")).toBeDefined();
  });
});
