import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseOf, type OwnSite, ownSite, postmasterOf } from "../../support/own-site";
import { alive, inFamily } from "../../support/processes";

let site: OwnSite;
beforeAll(async () => {
  site = await ownSite();
});
afterAll(() => site?.close());

const status = () =>
  fetch(site.address, { signal: AbortSignal.timeout(5000) }).then(
    (answer) => answer.status,
    () => "nothing",
  );
const webServer = () => inFamily(site.run.child.pid as number, /server\.mjs/);

it("a web server that is killed is started again at the same address, also a second time, and the rest of the site stays", async () => {
  const rest = [inFamily(site.run.child.pid as number, /serve\.ts/), await postmasterOf(site.dataDir)];
  for (const time of [1, 2]) {
    const before = webServer();
    process.kill(before, "SIGKILL");
    await expect.poll(() => alive([before])).toEqual([]);
    await expect.poll(status).toBe(200);
    expect(webServer()).not.toBe(before);
    expect(site.run.output().match(/The web server has ended \(SIGKILL\)/g)).toHaveLength(time);
  }
  expect(alive(rest)).toHaveLength(2);
});

it("pages that it keeps are still made anew when papers change", async () => {
  const page = async () => (await fetch(`${site.address}/papers/2312.13211`)).headers.get("cache-status");
  await expect.poll(page).toBe("daily-papers; hit");
  const client = await databaseOf(site.dataDir);
  await client.query("NOTIFY papers_changed");
  await client.end();
  await expect.poll(page).toMatch(/stale|miss/);
});

it("the site comes back where the process that holds it together is killed", async () => {
  await sleep(10_000); // one that dies as soon as it starts is not started again
  process.kill(inFamily(site.run.child.pid as number, /serve\.ts/), "SIGKILL");
  await expect.poll(() => site.run.output()).toMatch(/was ended by SIGKILL; starting again[\s\S]* is at \S+/);
  const address = [...site.run.output().matchAll(/is at (\S+)/g)].at(-1)?.[1] as string;
  expect((await fetch(address)).status).toBe(200);
});
