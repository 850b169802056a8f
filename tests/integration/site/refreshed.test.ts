import type pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseOf, type OwnSite, ownSite } from "../../support/own-site";

const PAPER = "2312.13211";
let site: OwnSite;
let client: pg.Client;
beforeAll(async () => {
  site = await ownSite();
  client = await databaseOf(site.dataDir);
});
afterAll(async () => {
  await client?.end();
  await site?.close();
});

const page = async () => (await fetch(`${site.address}/papers/${PAPER}`)).text();
const title = (text: string) => client.query("UPDATE paper SET title = $1 WHERE id = $2", [text, PAPER]);

it("a page shows a change while a hundred notifications a second come in", async () => {
  await page();
  const flood = await databaseOf(site.dataDir);
  flood.on("error", () => {}); // it is ended below
  const flooding = flood
    .query("DO $$ BEGIN LOOP PERFORM pg_notify('papers_changed', ''); COMMIT; PERFORM pg_sleep(0.01); END LOOP; END $$")
    .catch((error) => error.code);
  const flooder = "SELECT pid FROM pg_stat_activity WHERE query ~ '^DO' AND state = 'active'";
  await expect.poll(async () => (await client.query(flooder)).rowCount).toBe(1);
  await title("Changed in a flood");
  await expect.poll(page).toContain("Changed in a flood");
  await client.query(`SELECT pg_terminate_backend(pid) FROM (${flooder}) AS f`);
  expect(await flooding, "the flood went on until it was ended").toBe("57P01");
});

it("pages show what changed while nobody listened, once the connection that listens is there again", async () => {
  await page();
  for (const text of ["Not heard", "Not heard a second time"]) {
    const listeners = "SELECT pid FROM pg_stat_activity WHERE query ~ '^(LISTEN|SELECT 1$)' AND pid <> pg_backend_pid()";
    await expect.poll(async () => (await client.query(listeners)).rowCount).toBeGreaterThan(0);
    await client.query(`SELECT pg_terminate_backend(pid) FROM (${listeners}) AS l`);
    await title(text); // without a word on the channel
    await expect.poll(page).toContain(text);
  }
  expect(site.run.output()).not.toContain("does not answer");
});
