import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/folder";
import { dailyPapers } from "../support/made-up";
import { ownSite } from "../support/own-site";
import { program } from "../support/program";

it("a page that is cached shows new papers soon after another process imported them, and mail is shown to this machine alone", async () => {
  const folder = await temporaryFolder();
  const site = await ownSite();
  const { address } = site;
  const page = async () => (await fetch(address)).text();
  await page();
  expect(await page()).not.toContain("Made-up paper 001");

  const papers = join(folder.path, "2026-01-05.json");
  await writeFile(papers, JSON.stringify(dailyPapers(1, 2)));
  expect(await program(["bin/run.mjs", "bin/import.ts", papers], { DATA_DIR: site.dataDir }).ended).toBe(0);
  await expect.poll(page).toContain("Made-up paper 001");

  const outbox = (headers = {}) => fetch(`${address}/dev/mail`, { headers });
  expect((await outbox()).status).toBe(200);
  const others = await Promise.all(["192.168.1.5", "10.0.0.1", "203.0.113.1"].map((ip) => outbox({ "x-forwarded-for": ip })));
  expect(
    others.map(({ status }) => status),
    "links that sign in are for this machine alone",
  ).toEqual([404, 404, 404]);

  await site.close();
  await folder.remove();
});
