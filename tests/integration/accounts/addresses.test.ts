import { beforeEach, describe, expect, it } from "vitest";
import { deleteAccount, exportAccount } from "@/lib/accounts/leave";
import { requestSignIn } from "@/lib/accounts/sign-in";
import { linkState, makeLink } from "@/lib/accounts/sign-in-link";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { type Address, parseAddress } from "@/lib/mail/address";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { requestSubscription } from "@/lib/subscribers/subscribe";
import { deleteData, exportData } from "@/lib/subscribers/subscriber";
import { testDatabase } from "../../support/database";
import { member, nobodyAndNothing } from "../../support/members";
import { nobodySubscribed, subscribed, subscriber, subscribers } from "../../support/subscribers";

testDatabase();
beforeEach(async () => {
  await nobodyAndNothing();
  await nobodySubscribed();
});

const keys = async () => (await db().message.findMany({ orderBy: { createdAt: "asc" } })).map(({ addressKey }) => addressKey);

// Pairs of two people: what is the first one's looks like the second one's to a pattern, a part of a text or a careless comparison.
const PAIRS = [
  ["john_doe@example.org", "john.doe@example.org"],
  ["john%@example.org", "john.doe@example.org"],
  ["_@example.org", "n@example.org"],
  ["n@example.org", "john@example.org"],
  ['"a\\"b"@example.org', "a@example.org"],
  ['"a\\\\b"@example.org', '"a\\\\c"@example.org'],
  ["x@example.org", "x@example.org.evil.example"],
  ["İ@example.org", "i@example.org"],
  ["ß@example.org", "ss@example.org"],
] as const;

describe.each(PAIRS)("%s, who is not %s,", (mine, theirs) => {
  it("takes along and deletes only their own as a subscriber", async () => {
    for (const address of [mine, theirs]) {
      await subscribed(1, { address });
      await requestSubscription(parseAddress(address) as Address, DEFAULT_CHOICES);
    }
    const me = await subscriber(mine.toLowerCase());
    expect((await exportData(me.id)).letters).toHaveLength(1);
    await deleteData(me);
    expect(await keys()).toEqual([parseAddress(theirs)?.key]);
    expect((await subscribers()).map(({ address }) => address)).toEqual([theirs]);
  });

  it("takes along and deletes only their own as a member, and no link of somebody else", async () => {
    const [key, theirKey] = [mine, theirs].map((address) => parseAddress(address)?.key as string) as [string, string];
    const me = await member("me");
    await db().member.update({ where: { id: me.id }, data: { email: key } });
    await requestSignIn(mine, "192.0.2.1");
    await requestSignIn(theirs, "192.0.2.1");
    const [own, other] = await transaction(async (tx) => [await makeLink(key, tx), await makeLink(theirKey, tx)] as const);
    expect((await exportAccount({ ...me, email: key })).letters).toHaveLength(1);
    await deleteAccount({ ...me, email: key }, "me");
    expect(await keys()).toEqual([theirKey]);
    expect([await linkState(own), (await linkState(other))?.address]).toEqual([null, theirKey]);
  });
});

it("one mailbox is one, however its address is typed", async () => {
  await subscribed(1, { address: "Ada@Example.org" });
  for (const address of ["ADA@example.org", "ada@EXAMPLE.org"]) await requestSignIn(address, "192.0.2.1");
  const one = await subscriber((await subscribers())[0]?.id as string);
  expect((await exportData(one.id)).letters).toHaveLength(2);
  await deleteData(one);
  expect(await db().message.count()).toBe(0);
});
