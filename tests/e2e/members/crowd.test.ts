import { expect, inject, it } from "vitest";
import { databaseOf, signedInMembers } from "../../support/own-site";

const PAPER = "2510.00145";

it("two hundred clients click at once, some twice, and the count equals the rows, here and in the API", async () => {
  const client = await databaseOf(inject("dataDir"));
  const names = Array.from({ length: 200 }, (_, n) => `crowd-${n}`);
  const cookies = await signedInMembers(client, names);
  const click = async (cookie: string, vote: string) => {
    const answer = await fetch(`${inject("site")}/api/upvote`, {
      method: "POST",
      body: new URLSearchParams({ paper: PAPER, vote }),
      headers: { cookie, origin: inject("site"), accept: "application/json" },
    });
    return answer.status;
  };
  const before = (await (await fetch(`${inject("site")}/api/papers/${PAPER}`)).json()).upvotes;
  const statuses = await Promise.all(
    cookies.flatMap((cookie, n) => [click(cookie, "on"), ...(n % 2 ? [click(cookie, "on")] : [])]),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  const rows = async () => (await client.query("SELECT count(*)::int AS n FROM upvote WHERE paper_id = $1", [PAPER])).rows[0].n;
  const inApi = async () => (await (await fetch(`${inject("site")}/api/papers/${PAPER}`)).json()).upvotes;
  expect([await rows(), await inApi()]).toEqual([200, before + 200]);
  await Promise.all(cookies.map((cookie, n) => click(cookie, n % 4 ? "" : "off")));
  expect(await inApi()).toBe(before + (await rows()));
  expect(await rows()).toBe(0);
  const page = await (await fetch(`${inject("site")}/papers/${PAPER}`)).text();
  expect(page).toContain(`data-count="${before}"`);
  await client.end();
});
