import { randomBytes } from "node:crypto";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { finishedPage } from "../../lib/pages/finished-page.mjs";

setFlagsFromString("--expose-gc");
const gc = runInNewContext("gc") as () => void;

const HEADERS = { "content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=0, must-revalidate" };
const PAGES = 1000;

/** A page of 60 KB that links to papers, to them as Markdown, to lists and to days. */
function html(): string {
  const paper = () => `openreview/${randomBytes(6).toString("hex")}`;
  const links = Array.from({ length: 20 }, () => [
    paper(),
    `${paper()}.md`,
    "week/2025-W44",
    "month/2025-10",
    "date/2025-10-29",
  ]);
  return `${links.flat().map((path) => `<a href="/papers/${path}">a paper</a>`)}${"the words of its abstract ".repeat(2000)}${randomBytes(800).toString("hex")}`;
}

it("a page that is kept takes no more memory than is counted, whatever it was made of", async () => {
  const memory = async () => {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((done) => setImmediate(done)); // zlib lets go of what it worked with
      gc();
    }
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  for (let n = 0; n < 20; n++) await finishedPage(html(), HEADERS); // what is loaded and compiled at first use
  const before = await memory();
  const kept = [];
  for (let n = 0; n < PAGES; n++) kept.push(await finishedPage(html(), HEADERS));
  const taken = (await memory()) - before;
  const counted = kept.reduce((sum, { size }) => sum + size, 0);
  expect(taken / counted).toBeLessThan(1.5);
});

it("is of papers and days that it links to, not of lists", async () => {
  const { tags } = await finishedPage(
    '<a href="/papers/2510.12345">1</a><a href="/papers/2510.00001.md">2</a><a href="/papers/openreview/abc#c">3</a>' +
      '<a href="/papers/date/2025-10-29/after/1">4</a><a href="/papers/week/2025-W44">5</a><a href="/papers/trending">6</a>',
    HEADERS,
  );
  expect([...tags].sort()).toEqual(["day:2025-10-29", "lists", "paper:2510.00001", "paper:2510.12345", "paper:openreview/abc"]);
});
