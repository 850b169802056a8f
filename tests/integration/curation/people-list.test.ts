import { beforeAll, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { type PeopleQuery, readPeople } from "@/lib/curation/people-list";
import type { Cursor } from "@/lib/cursor";
import { db } from "@/lib/db/client";
import { blockPerson } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member } from "../../support/members";

testDatabase();

let admin: Member;
let curator: Member;
let plain: Member;
const found = async (actor: Member, query: PeopleQuery) =>
  (await readPeople(actor, query)).people.map(({ username }) => username).sort();

beforeAll(async () => {
  admin = await member("ada", "admin");
  curator = await member("carl", "curator");
  await member("cora", "curator");
  plain = await member("paul");
  await db().member.update({ where: { id: plain.id }, data: { name: "Paul 100%_Sure" } });
  await member("troll");
  await blockPerson(admin, { username: "troll", reason: "Spam", blocked: true, purge: false });
});

it("somebody is found by a part of their name or username, with or without @, in any case", async () => {
  expect(await found(curator, { q: "AUL" })).toEqual(["paul"]);
  expect(await found(curator, { q: "@paul" })).toEqual(["paul"]);
  expect(await found(curator, { q: "sure" })).toEqual(["paul"]);
  expect(await found(curator, { q: "nobody" })).toEqual([]);
  expect(await found(curator, { q: "  " })).toEqual(["ada", "carl", "cora", "paul", "troll"]);
});

it("signs that mean something to LIKE mean themselves", async () => {
  expect(await found(curator, { q: "100%_s" })).toEqual(["paul"]);
  expect(await found(curator, { q: "%" })).toEqual(["paul"]);
  expect(await found(curator, { q: "\\" })).toEqual([]);
});

it("addresses are looked through and told for administrators alone", async () => {
  expect(await found(admin, { q: "paul@example", addresses: true })).toEqual(["paul"]);
  expect(await found(curator, { q: "paul@example" })).toEqual([]);
  expect((await readPeople(curator)).people.map(({ address }) => address)).toEqual([null, null, null, null, null]);
  expect(await denial(readPeople(curator, { addresses: true }))).toBe("admin");
  expect(await denial(readPeople(plain))).toBe("role");
  expect(await denial(readPeople(null))).toBe("signed-out");
});

it("those who are blocked can be listed alone", async () => {
  expect(await found(curator, { blocked: true })).toEqual(["troll"]);
  expect(await found(curator, { blocked: true, q: "paul" })).toEqual([]);
});

it("each is told with what may be done about them: nobody decides on themself, an administrator or, as a curator, a curator", async () => {
  const may = async (actor: Member) =>
    Object.fromEntries(
      (await readPeople(actor)).people.map(({ username, may: { block, appoint } }) => [username, `${block} ${appoint}`]),
    );
  expect(await may(admin)).toEqual({
    ada: "false false",
    carl: "true true",
    cora: "true true",
    paul: "true true",
    troll: "true true",
  });
  expect(await may(curator)).toEqual({
    ada: "false false",
    carl: "false false",
    cora: "false false",
    paul: "true false",
    troll: "true false",
  });
});

it("when somebody was last seen comes from their sessions", async () => {
  const session = (token: string, updatedAt: Date) => ({
    userId: plain.id,
    token,
    expiresAt: new Date("9999-01-01"),
    updatedAt,
  });
  const last = new Date("2026-01-02T03:04:05Z");
  await db().session.createMany({ data: [session("1", new Date("2026-01-01")), session("2", last)] });
  const { people } = await readPeople(curator);
  expect(people.find(({ username }) => username === "paul")?.seenAt).toEqual(last);
  expect(people.find(({ username }) => username === "cora")?.seenAt).toBeNull();
});

it("pages hold 50, the newest first, and everybody is on one of them, also who came at the same moment", async () => {
  await db().$executeRaw`
    INSERT INTO member (email, name, username, created_at)
    SELECT n || '@example.com', 'Crowd ' || n, 'crowd-' || n, timestamptz '2020-01-01' + (n / 40) * interval '1 day' FROM generate_series(1, 120) n`;
  const pages: string[][] = [];
  for (let after: Cursor | undefined; ; ) {
    const { people, next } = await readPeople(curator, { q: "crowd", after });
    pages.push(people.map(({ username }) => username));
    if (!next) break;
    after = next;
  }
  expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(new Set(pages.flat()).size).toBe(120);
  expect(pages[0]?.[0]).toBe("crowd-120");
});
