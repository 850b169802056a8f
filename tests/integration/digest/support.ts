import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { type RunOptions, runDigest } from "@/lib/digest/run";
import { readEnv } from "@/lib/env";
import { importFiles } from "@/lib/ingest/import";
import { testDatabase } from "../../support/database";
import { temporaryFolder } from "../../support/folder";
import { dailyPaper, dailyPapers } from "../../support/made-up";
import { nobodySubscribed } from "../../support/subscribers";

/** A day after papers were featured, at noon. */
export const NOON = new Date("2025-10-30T12:00:00Z");

/** A database with papers of 2025-10-29 and 2025-10-27, whom nobody has subscribed to yet. */
export function digestTest() {
  const database = testDatabase();
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  beforeAll(async () => {
    process.env.SITE_URL = "https://papers.example.org";
    folder = await temporaryFolder();
    const days = {
      "2025-10-29": [
        dailyPaper(1, {
          title: "Größe matters: 大 models & <b>small</b> ones",
          upvotes: 90,
          githubRepo: "https://github.com/example/size",
          githubStars: 1200,
        }),
        dailyPaper(2, { title: "Quokkas in the wild", upvotes: 80 }),
        ...dailyPapers(3, 12),
      ],
      "2025-10-27": dailyPapers(100, 3),
    };
    for (const [day, papers] of Object.entries(days)) {
      const path = join(folder.path, `${day}.json`);
      await writeFile(path, JSON.stringify(papers));
      await importFiles([path]);
    }
  });
  beforeEach(nobodySubscribed);
  afterAll(() => folder.remove());
  /** A run with these settings; by default into the outbox of a folder that goes with the test. */
  const run = (settings: Record<string, string> = {}, options: Partial<RunOptions> = {}) =>
    runDigest(
      { now: NOON, ...options },
      readEnv({ DATA_DIR: folder.path, OUTBOX: "on", SITE_URL: "https://papers.example.org", ...settings }),
    );
  return { ...database, run, folder: () => folder.path };
}
