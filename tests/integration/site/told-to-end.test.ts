import type { ChildProcess } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/folder";
import { databaseOf, postmasterOf, siteAddress } from "../../support/own-site";
import { alive, familyOf, signal } from "../../support/processes";
import { npm } from "../../support/program";
import { somebodyWaitsFor } from "../../support/waiting";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let family: number[] = [];

/** All processes of what npm runs, the embedded PostgreSQL included, which is no child of theirs. */
async function everyProcess(child: ChildProcess, dataDir: string): Promise<number[]> {
  const pids = [child.pid as number, await postmasterOf(dataDir)];
  return pids.flatMap((pid) => familyOf(pid)).map(({ pid }) => pid);
}

const isFree = (port: number) =>
  new Promise<boolean>((done) => {
    const probe = createServer();
    probe.once("error", () => done(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => done(true)));
  });

afterEach(async () => {
  signal(
    alive(family).map(({ pid }) => pid),
    "SIGKILL",
  );
  await folder?.remove();
});

async function started() {
  folder = await temporaryFolder();
  const dataDir = join(folder.path, "data");
  const run = npm(["start"], { DATA_DIR: dataDir, PORT: "0", INGEST: "off" });
  const address = await siteAddress(run);
  family = await everyProcess(run.child, dataDir);
  return { child: run.child, dataDir, address };
}

/** Nothing is left: no process, no port that is taken, no database that has to recover. */
async function expectNothingLeft(address: string) {
  await expect.poll(() => alive(family)).toEqual([]);
  expect(await isFree(Number(new URL(address).port))).toBe(true);
}

describe("npm start", () => {
  it("ends when npm alone gets SIGTERM, and finishes the answers that are under way", async () => {
    const { child, dataDir, address } = await started();
    const client = await databaseOf(dataDir);
    await client.query("BEGIN");
    await client.query("LOCK TABLE paper IN ACCESS EXCLUSIVE MODE");
    const answer = fetch(`${address}/api/papers/2312.13211`).then(({ status }) => status);
    await somebodyWaitsFor(client);
    child.kill("SIGTERM");
    await sleep(1000); // by now the site has been told
    await client.query("ROLLBACK");
    await client.end();
    expect(await answer).toBe(200);
    await expectNothingLeft(address);
  });

  it.each(["SIGHUP", "SIGKILL"] as const)("ends when npm alone gets %s", async (name) => {
    const { child, address } = await started();
    child.kill(name);
    await expectNothingLeft(address);
  });

  it("ends when its whole group gets SIGINT, as by Ctrl-C on a terminal", async () => {
    const { child, address } = await started();
    process.kill(-(child.pid as number), "SIGINT");
    await expectNothingLeft(address);
  });
});

describe("npm run ingest", () => {
  it.each(["SIGTERM", "SIGKILL"] as const)(
    "leaves nothing when npm alone gets %s while a source does not answer",
    async (name) => {
      folder = await temporaryFolder();
      const dataDir = join(folder.path, "data");
      let asked = false;
      const silent = createServer(() => {
        asked = true;
      }).listen(0, "127.0.0.1");
      await new Promise((listening) => silent.once("listening", listening));
      const source = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
      const settings = { DATA_DIR: dataDir, HUGGING_FACE_URL: source };
      const { child } = npm(["run", "ingest", "--", "--source", "hugging-face"], settings);
      await expect.poll(() => asked).toBe(true);
      family = await everyProcess(child, dataDir);
      child.kill(name);
      await expect.poll(() => alive(family)).toEqual([]);
      silent.close();
    },
  );
});
