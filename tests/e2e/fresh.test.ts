import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder";
import { dailyPapers } from "../support/made-up";
import { program } from "../support/program";

it("a page that is cached shows new papers soon after another process imported them, and mail is shown to this machine alone", async () => {
  const folder = await temporaryFolder();
  const settings = { DATA_DIR: join(folder.path, "data"), PORT: "0", INGEST: "off" };
  const site = program(["bin/start.mjs"], settings);
  await site.printed(/is at (\S+)/);
  const address = site.output().match(/is at (\S+)/)?.[1] as string;
  const page = async () => (await fetch(address)).text();
  await page();
  expect(await page()).not.toContain("Made-up paper 001");

  const papers = join(folder.path, "2026-01-05.json");
  await writeFile(papers, JSON.stringify(dailyPapers(1, 2)));
  expect(await program(["bin/run.mjs", "bin/import.ts", papers], settings).ended).toBe(0);
  await expect.poll(page, { timeout: 60_000, interval: 200 }).toContain("Made-up paper 001");

  const outbox = (headers = {}) => fetch(`${address}/dev/mail`, { headers });
  expect((await outbox()).status).toBe(200);
  const others = await Promise.all(["192.168.1.5", "10.0.0.1", "203.0.113.1"].map((ip) => outbox({ "x-forwarded-for": ip })));
  expect(
    others.map(({ status }) => status),
    "links that sign in are for this machine alone",
  ).toEqual([404, 404, 404]);

  site.child.kill("SIGTERM");
  await site.ended;
  await folder.remove();
});
