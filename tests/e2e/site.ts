import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { temporaryFolder } from "../support/folder";
import { atomAnswer, dailyPaper, dailyPapers } from "../support/made-up";
import { siteAddress } from "../support/own-site";
import { program } from "../support/program";
import { openReviewAnswer, standIn } from "../support/sources";

const LONG =
  "A title that goes on and on, as some do, so that every card, heading and share picture has to show what it does with three lines of text and averylongwordthatcannotbebrokenanywhereatall";

/** The papers of the site under test: days with fifty, one and some odd ones. */
const DAYS: Record<string, unknown[]> = {
  "2025-10-29": [
    ...dailyPapers(100, 47),
    dailyPaper(
      201,
      {
        title: "Bounds of $O(\\sqrt{n \\log n})$ and a formula that fails $\\frac{1}$",
        upvotes: 100,
        githubRepo: "https://github.com/example/bounds",
        githubStars: 1234,
        projectPage: "https://example.org/bounds",
        organization: { fullname: "Example Lab" },
        submittedOnDailyBy: { fullname: "Sub Mitter" },
        ai_summary: "A summary by a model.",
        ai_keywords: ["bounds", "roots"],
      },
      { numComments: 12 },
    ),
    dailyPaper(202, {
      title: LONG,
      authors: Array.from({ length: 60 }, (_, i) => ({ name: `Author Number${i}` })),
      upvotes: 99,
    }),
    dailyPaper(203, {
      title: "<script>window.hacked=1</script><b>Not bold</b> & co",
      summary: "An <img src=x onerror=window.hacked=1> abstract with code at https://github.com/example/inline.",
      authors: [],
      publishedAt: null,
      upvotes: 98,
    }),
  ],
  "2025-10-28": dailyPapers(300, 1),
  "2025-10-20": [
    ...dailyPapers(400, 19),
    dailyPaper(419, {
      title: "Poincar\\'e \\textbf{balls} in $\\mathbb{R}^{n}$ for \\$5",
      summary:
        "As arXiv:2407.21783 has it~\\cite{a}, see https://example.org/a\\_b. \\href{javascript:alert(1)}{Not here}, \\href{https://example.org/c}{but here}.",
      authors: [{ name: "{\\L}ukasz Kaiser" }, { name: "ATLAS Collaboration" }],
    }),
  ],
  "2025-09-30": dailyPapers(500, 5),
};

/** `npm start` on an empty folder, with papers imported: the site that all end-to-end tests visit. */
export default async function setup(project: TestProject) {
  const folder = await temporaryFolder();
  const arxiv = await standIn((path) => {
    const id = new URL(path, "http://x").searchParams.get("id_list");
    return id ? atomAnswer([id], new Date(Date.now() - 2 * 86_400_000).toISOString()) : undefined;
  });
  const openreview = await standIn((path) =>
    path.startsWith("/notes?id=") ? openReviewAnswer(path.slice(10), Date.now() - 86_400_000) : undefined,
  );
  const settings = {
    DATA_DIR: join(folder.path, "data"),
    PORT: "0",
    INGEST: "off",
    OUTBOX: "on",
    TRUST_PROXY: "loopback", // each test names the network that it comes from
    CRON_SECRET: "a-secret-of-the-tests",
    ADMIN_SECRET: "an-admin-of-the-tests",
    ADMIN_EMAILS: "root@example.org",
    ARXIV_URL: arxiv.url,
    ARXIV_INTERVAL_MS: "0",
    OPENREVIEW_URL: openreview.url,
  };
  const site = program(["bin/start.mjs"], settings);
  const address = await siteAddress(site);
  const files = join(folder.path, "files");
  await mkdir(files);
  const paths = Object.keys(DAYS).map((day) => join(files, `${day}.json`));
  await Promise.all(paths.map((path, index) => writeFile(path, JSON.stringify(Object.values(DAYS)[index]))));
  await writeFile(join(files, "arxiv.xml"), atomAnswer(["2510.00300", "hep-th/9901001"]));
  const imported = program(["bin/run.mjs", "bin/import.ts", ...paths, join(files, "arxiv.xml")], settings);
  if ((await imported.ended) !== 0) throw new Error(imported.output());
  project.provide("site", address);
  project.provide("dataDir", settings.DATA_DIR);
  return async () => {
    site.child.kill("SIGTERM");
    await site.ended;
    await Promise.all([arxiv.close(), openreview.close()]);
    await folder.remove();
  };
}
