import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { startEmbedded } from "@/lib/db/embedded";
import { testDatabase } from "../support/database";
import { temporaryFolder } from "../support/folder";
import { dailyPapers } from "../support/made-up";
import { ownSite, postmasterOf } from "../support/own-site";
import { program } from "../support/program";

const { url } = testDatabase();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

const importing = (args: string[], settings: Record<string, string>) =>
  program(["bin/run.mjs", "bin/import.ts", ...args], settings);

describe("npm run import", () => {
  it("ends with counts, and each rejection with its reason", async () => {
    const path = join(folder.path, "2025-10-29.json");
    await writeFile(path, JSON.stringify([...dailyPapers(1, 3), {}]));
    const run = importing([path], { DATABASE_URL: url() });
    expect(await run.ended).toBe(0);
    expect(run.output()).toMatch(/rejected 2025-10-29.json\[3\]: .+\n3 new, 0 updated, 0 unchanged, 1 rejected/);
  });

  it("ends with 1 and a sentence where it cannot do its work", async () => {
    const wrong: [string[], Record<string, string>, RegExp][] = [
      [[], {}, /^Name the files/],
      [["package.json"], { DATABASE_URL: url() }, /package\.json is neither a Hugging Face day file/],
      [["x.json"], { DATABASE_URL: "postgresql://nobody:wrong@127.0.0.1:1/none" }, /No database server answers there/],
      [["x.json"], { DATABASE_URL: inject("postgres").replace(/:[^:@/]+@/, ":wrong@") }, /refused the password/],
      [["x.json"], { DATABASE_URL: "nonsense", PORT: "many" }, /PORT: must be a port[\s\S]*DATABASE_URL: must look like/],
    ];
    for (const [args, settings, sentence] of wrong) {
      const run = importing(args, settings);
      expect(await run.ended).toBe(1);
      expect(run.output()).toMatch(sentence);
      expect(run.output()).not.toMatch(/\n\s+at /);
    }
  });

  it("killed with SIGKILL, database and all, goes on at the next run and loses nothing", async () => {
    const dataDir = join(folder.path, "data");
    const papers = join(folder.path, "2025-10-30.json");
    await writeFile(papers, JSON.stringify(dailyPapers(1, 20_000)));
    const first = importing([papers], { DATA_DIR: dataDir });
    await first.printed(/\d+ of 20000 records/);
    process.kill(await postmasterOf(dataDir), "SIGKILL");
    first.child.kill("SIGKILL");
    await first.ended;

    const second = importing([papers], { DATA_DIR: dataDir });
    expect(await second.ended, second.output()).toBe(0);
    const counts = second
      .output()
      .match(/(\d+) new, (\d+) updated, (\d+) unchanged, 0 rejected/)
      ?.slice(1)
      .map(Number) as number[];
    expect(counts[0]).toBeLessThan(20_000);
    expect(counts[2]).toBeGreaterThan(0);
    expect(counts.reduce((a, b) => a + b)).toBe(20_000);
  });
});

describe("npm start", () => {
  it("says that its port is in use", async () => {
    const taken = createServer().listen(0);
    const port = String((taken.address() as { port: number }).port);
    const run = program(["bin/start.mjs"], { DATABASE_URL: url(), PORT: port, INGEST: "off" });
    expect(await run.ended).toBe(1);
    expect(run.output()).toContain(`Port ${port} is in use`);
    taken.close();
  });

  it("joins the database that another process of the same folder runs", async () => {
    const { path, remove } = await temporaryFolder();
    const one = await startEmbedded(path);
    const two = await startEmbedded(path);
    expect([one.adopted, two.adopted, two.url === one.url]).toEqual([false, true, true]);
    await one.stop();
    await remove();
  });

  it("serves, stops when asked, and recovers by itself from SIGKILL", async () => {
    const settings = { DATA_DIR: join(folder.path, "site") };
    const first = await ownSite(settings);
    expect((await fetch(first.address)).status).toBe(200);
    expect(first.run.output()).toContain("25 sample papers");
    first.run.child.kill("SIGKILL");
    await first.run.ended;
    const second = await ownSite(settings);
    expect(await (await fetch(second.address)).text()).toContain("Order Matters: Sequence to sequence for sets");
    second.run.child.kill("SIGTERM");
    expect(await second.run.ended).toBe(0);
    // What the kill has left of the first may still be ending; the last to leave stops the database.
    await expect.poll(() => postmasterOf(settings.DATA_DIR).catch(() => null)).toBeNull();
  });
});

describe("the running site", () => {
  it("starts its database again when that is killed", async () => {
    const { run, address, dataDir } = await ownSite({ DATA_DIR: join(folder.path, "revived") });
    process.kill(await postmasterOf(dataDir), "SIGKILL");
    await run.printed(/does not answer[\s\S]*answers again/);
    await expect.poll(async () => (await fetch(`${address}/papers/date/2025-12-15`)).status).toBe(200);
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
  });
});

describe("two programs on one embedded database", () => {
  it("share it, and the last to leave stops it", async () => {
    const settings = { DATA_DIR: join(folder.path, "shared") };
    const papers = join(folder.path, "2025-10-31.json");
    await writeFile(papers, JSON.stringify(dailyPapers(1, 2)));
    const { run, address } = await ownSite(settings);
    expect(await importing([papers], settings).ended).toBe(0);
    expect(await (await fetch(`${address}/papers/date/2025-10-31`)).text()).toContain("2 papers");
    run.child.kill("SIGTERM");
    expect(await run.ended).toBe(0);
    // What the kill has left of the first may still be ending; the last to leave stops the database.
    await expect.poll(() => postmasterOf(settings.DATA_DIR).catch(() => null)).toBeNull();
  });
});
