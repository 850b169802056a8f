import type { Page } from "playwright";
import { afterEach, describe, expect, inject, it } from "vitest";
import { testBrowser } from "./browser";

const { open } = testBrowser();
let page: Page;
afterEach(() => page?.context().close());
const site = (path: string) => fetch(inject("site") + path, { redirect: "manual" });

describe("the page of a paper", () => {
  it("has everything that is known of it, without JavaScript too", async () => {
    page = await open("/papers/2510.00201", { javaScriptEnabled: false });
    const text = (await page.locator("main").textContent()) ?? "";
    for (const part of [
      "quokka201",
      "Ada Lovelace, Alan Turing",
      "A summary by a model.",
      "bounds",
      "roots",
      "Wednesday, October 29, 2025",
      "Sub Mitter",
      "Example Lab",
      "@misc{",
    ]) {
      expect(text).toContain(part);
    }
    for (const href of [
      "https://arxiv.org/abs/2510.00201",
      "https://arxiv.org/pdf/2510.00201",
      "https://github.com/example/bounds",
      "https://example.org/bounds",
      "/papers/2510.00201.md",
    ]) {
      expect(await page.locator(`main a[href="${href}"]`).count(), href).toBe(1);
    }
    expect(await page.locator("#others ~ ol a").count()).toBe(29);
  });

  it("has versions, categories, comment and journal where arXiv gave them", async () => {
    page = await open("/papers/2510.00300");
    const text = await page.locator("main").textContent();
    for (const part of ["(v2)", "Machine Learning", "Computation and Language", "9 pages", "J. Tests 1 (2025)"])
      expect(text).toContain(part);
  });

  it("is read by Zotero, Google Scholar and those who share it", async () => {
    page = await open("/papers/2510.00201");
    const meta = (name: string) =>
      page
        .locator(`meta[name="${name}"], meta[property="${name}"]`)
        .evaluateAll((all) => all.map((m) => (m as HTMLMetaElement).content));
    expect(await meta("citation_author")).toEqual(["Ada Lovelace", "Alan Turing"]);
    expect(await meta("citation_publication_date")).toEqual(["2025/10/20"]);
    expect(await meta("citation_pdf_url")).toEqual(["https://arxiv.org/pdf/2510.00201"]);
    expect(JSON.parse((await page.locator("script[type='application/ld+json']").textContent()) ?? "")).toMatchObject({
      "@type": "ScholarlyArticle",
    });
    const [picture] = await meta("og:image");
    const answer = await site(new URL(picture as string).pathname);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
  });

  it("reads TeX alike wherever it shows a title, an abstract or a name", async () => {
    page = await open("/papers/2510.00419");
    const meta = (name: string) =>
      page
        .locator(`meta[name="${name}"], meta[property="${name}"]`)
        .evaluateAll((all) => all.map((m) => (m as HTMLMetaElement).content));
    expect(await page.title()).toContain("Poincaré balls in ℝⁿ for $5");
    expect(await meta("citation_title")).toEqual(["Poincaré balls in ℝⁿ for $5"]);
    expect(await meta("og:title")).toEqual(["Poincaré balls in ℝⁿ for $5"]);
    expect(await meta("citation_author")).toEqual(["Łukasz Kaiser", "ATLAS Collaboration"]);
    expect(await page.locator("#authors").textContent()).toBe("Łukasz Kaiser, ATLAS Collaboration");
    expect(await page.locator("h1 math").count()).toBe(1);
    expect(await page.locator("#abstract").textContent()).toBe(
      "As arXiv:2407.21783 has it, see https://example.org/a_b. Not here, but here.",
    );
    const links = page.locator("#abstract a");
    expect(await links.evaluateAll((all) => all.map((a) => [a.getAttribute("href"), a.getAttribute("rel")]))).toEqual([
      ["https://arxiv.org/abs/2407.21783", "nofollow noopener"],
      ["https://example.org/a_b", "nofollow noopener"],
      ["https://example.org/c", "nofollow noopener"],
    ]);
    expect(await page.locator("#bibtex").textContent()).toContain("author = {Łukasz Kaiser and {ATLAS Collaboration}}");
    expect(await (await site("/papers/2510.00419.md")).text()).toMatch(/^# Poincaré balls in \$\\mathbb\{R\}\^\{n\}\$ for \$5/);
  });

  it("gives its BibTeX to the clipboard", async () => {
    page = await open("/papers/2510.00300", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.click("text=Cite");
    await page.getByLabel("Copy BibTeX").click();
    await page.getByText("Copied").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("eprint = {2510.00300}");
  });

  it("is cited in the formats of reference managers, as files", async () => {
    for (const [ending, type, words] of [
      ["bib", "application/x-bibtex", "eprint = {2510.00300}"],
      ["ris", "application/x-research-info-systems", "UR  - https://arxiv.org/abs/2510.00300"],
      ["csl.json", "application/vnd.citationstyles.csl+json", '"URL": "https://arxiv.org/abs/2510.00300"'],
      ["apa.txt", "text/plain", "(2025). The title arXiv has for 2510.00300. arXiv."],
    ] as const) {
      const answer = await site(`/papers/2510.00300.${ending}`);
      expect(answer.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
      expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="2510.00300.${ending}"`);
      expect(await answer.text()).toContain(words);
      expect((await site(`/papers/2599.99999.${ending}`)).status).toBe(404);
      expect((await site(`/papers/2510.00300v7.${ending}`)).headers.get("location")).toBe(`/papers/2510.00300.${ending}`);
    }
  });

  it("is the same as Markdown", async () => {
    const answer = await site("/papers/2510.00300.md");
    expect(answer.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
    expect(await answer.text()).toMatch(/^# The title arXiv has for 2510\.00300\n[\s\S]*- Comment: 9 pages/);
    expect((await site("/papers/2599.99999.md")).status).toBe(404);
    expect((await site("/papers/2510.00300v7.md")).headers.get("location")).toBe("/papers/2510.00300.md");
  });

  it.each([
    ["/papers/2510.00300v2", "/papers/2510.00300"],
    ["/papers/hep-th/9901001v3", "/papers/hep-th/9901001"],
    ["/papers/https://arxiv.org/abs/2510.00300v1", "/papers/2510.00300"],
    ["/papers/https://www.alphaxiv.org/overview/2510.00300", "/papers/2510.00300"],
    ["/papers/https%3A%2F%2Fhuggingface.co%2Fpapers%2F2510.00300", "/papers/2510.00300"],
    ["/papers/10.48550/arXiv.2510.00300", "/papers/2510.00300"],
    ["/papers/www.semanticscholar.org/arxiv/2510.00300", "/papers/2510.00300"],
    ["/papers/%3Chttps%3A%2F%2Farxiv.org%2Fabs%2F2510.00300%3E", "/papers/2510.00300"],
    ["/papers/2510.00300.", "/papers/2510.00300"],
    ["/search?q=https%3A%2F%2Farxiv.org%2Fpdf%2Fhep-th%2F9901001", "/papers/hep-th/9901001"],
    ["/search?q=arXiv%3A2510.00300v2%20%5Bcs.CV%5D", "/papers/2510.00300"],
  ])("%s leads to the one canonical page", async (from, to) => {
    const answer = await fetch(inject("site") + from);
    expect([answer.status, new URL(answer.url).pathname]).toEqual([200, to]);
  });

  it("that nobody has is a 404 that says what to do next", async () => {
    const answer = await site("/papers/2401.99999");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("2401.99999 is not on this site yet");
  });
});

describe("search", () => {
  it("finds papers by their words and says when it finds none", async () => {
    page = await open("/", { javaScriptEnabled: false });
    await page.fill("#search", "quokka405");
    await page.press("#search", "Enter");
    expect(await page.locator(".card").count()).toBe(1);
    await page.goto("/search?q=nothinglikethis");
    expect(await page.locator("main").textContent()).toContain("Nothing found");
  });
});

describe("the invitation", () => {
  it("stands at the top and leads to the digest", async () => {
    page = await open("/");
    await page.click("text=Subscribe");
    await page.waitForURL("**/subscribe");
  });
});
