import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseOf, type OwnSite, ownSite, signedInMembers } from "../../support/own-site";

const PAPER = "2312.13211"; // of the sample
let site: OwnSite;
let client: Awaited<ReturnType<typeof databaseOf>>;
beforeAll(async () => {
  site = await ownSite();
  client = await databaseOf(site.dataDir);
});
afterAll(async () => {
  await client?.end();
  await site?.close();
});

it("the page of a comment that one deleted offers to undo it for some seconds, and then says that it is too late", async () => {
  const [, cookie = ""] = await signedInMembers(client, ["first", "ada"]);
  const post = (fields: Record<string, string>) =>
    fetch(`${site.address}/api/comments`, {
      method: "POST",
      headers: { origin: site.address, cookie },
      body: new URLSearchParams(fields),
      redirect: "manual",
    });
  await post({ paper: PAPER, body: "Words" });
  const { rows } = await client.query("SELECT id FROM comment");
  const leadsTo = (await post({ action: "delete", comment: rows[0].id })).headers.get("location") as string;
  const page = async () => (await fetch(new URL(leadsTo, site.address), { headers: { cookie } })).text();
  expect(await page()).toMatch(/You can undo this for [\s\S]*value="restore"/);
  await client.query("UPDATE comment SET deleted_at = now() - interval '11 seconds'");
  const late = await page();
  expect(late).toContain("too late to undo");
  expect(late).toContain(`href="/papers/${PAPER}#discussion"`);
  expect(late).not.toMatch(/You can undo this|value="restore"/);
});
