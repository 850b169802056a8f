import { beforeEach, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { becomeAdministrator } from "@/lib/curation/first-administrator";
import { db } from "@/lib/db/client";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing } from "../../support/members";

testDatabase();
const SECRET = "what whoever runs it knows";
const IP = "192.0.2.1";
let ada: Member;
const roleNow = async () => (await db().member.findUniqueOrThrow({ where: { id: ada.id } })).role;
const tried = (actor: Member | null, secret: string, env = {}, ip = IP) =>
  denial(becomeAdministrator(actor, secret, ip, { ADMIN_SECRET: SECRET, ...env }));

beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
});

it("who is signed in and knows the secret becomes an administrator, which the log says", async () => {
  expect(await tried(ada, SECRET)).toBe("allowed");
  expect(await roleNow()).toBe("admin");
  expect(await db().moderation.findMany()).toMatchObject([
    { action: "appoint", curator: "ada", username: "ada", reason: "with the ADMIN_SECRET", details: { before: "member" } },
  ]);
});

it.each([
  ["a visitor", () => tried(null, SECRET), "signed-out"],
  ["who types another secret", () => tried(ada, `${SECRET}!`), "secret"],
  ["who types nothing", () => tried(ada, ""), "secret"],
  ["anybody where the site has none", () => tried(ada, "", { ADMIN_SECRET: undefined }), "secret"],
  [
    "anybody where the settings name the administrators",
    () => tried(ada, SECRET, { ADMIN_EMAILS: ["root@example.org"] }),
    "admin-emails",
  ],
])("it is not for %s", async (_, tries, code) => {
  expect(await tries()).toBe(code);
  expect(await roleNow()).toBe("member");
  expect(await db().moderation.count()).toBe(0);
});

it("it is not for who was blocked a moment ago", async () => {
  await db().member.update({ where: { id: ada.id }, data: { blockedAt: new Date() } });
  expect(await tried(ada, SECRET)).toBe("blocked");
  expect(await roleNow()).toBe("member");
});

it("a network has ten tries an hour", async () => {
  for (let tries = 0; tries < 10; tries++) expect(await tried(ada, "wrong")).toBe("secret");
  expect(await tried(ada, SECRET)).toBe("often");
  expect(await tried(ada, SECRET, {}, "203.0.113.7")).toBe("allowed");
});
