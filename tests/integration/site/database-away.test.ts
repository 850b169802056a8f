import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { databaseOf, type OwnSite, ownSite, postmasterOf } from "../../support/own-site";
import { familyOf, inFamily, signal } from "../../support/processes";

const KEPT = ["/", "/papers/2312.13211"];
const NOT_KEPT = ["/papers/2404.09736", "/search?q=vision", "/api/papers/2312.13211", "/share/2312.13211"];

let site: OwnSite;
let printed = 0;
let stopped: number[] = [];
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(site.address + path, { headers, signal: AbortSignal.timeout(60_000), redirect: "manual" });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
const statuses = (paths: string[]) => Promise.all(paths.map(async (path) => (await ask(path)).status));
const linesOf = (text: string) =>
  site.run
    .output()
    .split("\n")
    .filter((line) => line.includes(text)).length;
/** What has been printed since the site came up, but for outages. */
const others = () =>
  site.run
    .output()
    .slice(printed)
    .split("\n")
    .filter((line) => line && !/^The database (does not answer|answers again)/.test(line) && !/outbox/.test(line));

beforeAll(async () => {
  site = await ownSite();
  printed = site.run.output().length;
  expect(await statuses(KEPT)).toEqual([200, 200]);
});
afterEach(() => signal(stopped, "SIGCONT"));
afterAll(() => site?.close());

describe("while PostgreSQL hangs", () => {
  it("pages that are kept go on, all else is 503, and it recovers by itself", async () => {
    stopped = familyOf(await postmasterOf(site.dataDir)).map(({ pid }) => pid);
    signal(stopped, "SIGSTOP");
    const first = await Promise.all(NOT_KEPT.map((path) => ask(path)));
    for (const { status, headers } of first) {
      expect([status, headers.get("cache-control")]).toEqual([503, "no-store"]);
      expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(await statuses([...KEPT, "/preferences.js"])).toEqual([200, 200, 200]);
    expect(await statuses(["/healthz", "/readyz"])).toEqual([200, 503]);
    expect((await ask("/readyz")).text).toBe("The database does not answer.\n");
    expect((await ask("/metrics")).text).toContain("\ndaily_papers_database_up 0\n");
    expect((await ask(KEPT[0] as string)).text).toContain("<main");
    const page = await ask("/papers/2404.09736", { accept: "text/html" });
    expect(page.text).toContain("Try again in a few seconds");
    const json = await ask("/api/me", { accept: "application/json" });
    expect(JSON.parse(json.text)).toMatchObject({ code: "unavailable" });
    const etag = (await ask(KEPT[0] as string)).headers.get("etag") as string;
    const unchanged = await ask(KEPT[0] as string, { "if-none-match": etag, "cache-control": "max-age=0" });
    expect(unchanged.status).toBe(304);
    const form = await fetch(`${site.address}/api/upvote`, {
      method: "POST",
      body: new URLSearchParams({ paper: "2312.13211" }),
      headers: { origin: site.address, accept: "application/json" },
    });
    expect(form.status).toBe(503);

    signal(stopped, "SIGCONT");
    await expect.poll(() => statuses([...KEPT, ...NOT_KEPT])).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await statuses(["/healthz", "/readyz"])).toEqual([200, 200]);
    expect([linesOf("does not answer"), linesOf("answers again")]).toEqual([1, 1]);
    expect(others()).toEqual([]);
  });

  it("shows no page of what was taken away just before, and goes on with all others", async () => {
    const trending = "/papers/trending";
    const listed = [...(await ask(trending)).text.matchAll(/href="\/papers\/(\d{4}\.\d{5})"/g)].map(([, id]) => id as string);
    const id = listed.find((one) => ![...KEPT, ...NOT_KEPT].some((path) => path.includes(one))) as string;
    expect(await statuses(["/", "/papers/month/2025-11", `/papers/${id}`])).toEqual([200, 200, 200]);
    const client = await databaseOf(site.dataDir);
    await client.query("BEGIN");
    await client.query("UPDATE paper SET hidden = true WHERE id = $1", [id]);
    await client.query("DELETE FROM feature WHERE paper_id = $1", [id]);
    await client.query("SELECT pg_notify('papers_changed', $1)", [JSON.stringify({ papers: [id], removed: true })]);
    await client.query("COMMIT");
    await client.end();
    await expect.poll(async () => (await ask(trending)).text).not.toContain(id); // it was heard
    stopped = familyOf(await postmasterOf(site.dataDir)).map(({ pid }) => pid);
    signal(stopped, "SIGSTOP");
    await expect.poll(() => statuses(["/readyz"])).toEqual([503]);
    expect(await statuses([`/papers/${id}`, "/", "/papers/month/2025-11", trending])).toEqual([503, 503, 200, 200]);
    signal(stopped, "SIGCONT");
    await expect.poll(() => statuses([`/papers/${id}`, ...KEPT])).toEqual([404, 200, 200]);
  });
});

describe("after the embedded PostgreSQL is killed", () => {
  it("the web server stays, its kept pages are never away, and the database is started again", async () => {
    const web = inFamily(site.run.child.pid as number, /server\.mjs/);
    const before = [linesOf("does not answer"), linesOf("answers again")];
    process.kill(await postmasterOf(site.dataDir), "SIGKILL");
    const kept = new Set<number>();
    const made = new Set<number>();
    await expect
      .poll(async () => {
        for (const status of await statuses(KEPT)) kept.add(status);
        const { status, headers } = await ask("/search?q=vision");
        made.add(status);
        if (status === 503) expect(headers.get("retry-after")).toBeTruthy();
        return status === 200 && linesOf("answers again") > (before[1] as number);
      })
      .toBe(true);
    expect([...kept]).toEqual([200]);
    expect([...made].filter((status) => ![200, 503].includes(status))).toEqual([]);
    expect(inFamily(site.run.child.pid as number, /server\.mjs/)).toBe(web);
    await expect.poll(() => statuses(NOT_KEPT)).toEqual([200, 200, 200, 200]);
    expect([linesOf("does not answer"), linesOf("answers again")]).toEqual(before.map((count) => count + 1));
    expect(others()).toEqual([]);
  });
});
