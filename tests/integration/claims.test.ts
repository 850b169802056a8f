import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteAccount, exportAccount } from "@/lib/accounts/leave";
import { type Member, memberById } from "@/lib/accounts/member";
import { claimAuthorship, claimOf } from "@/lib/claims/claim";
import { threadsOf } from "@/lib/comments/thread";
import { writeComment } from "@/lib/comments/write";
import { readQueue } from "@/lib/curation/queue";
import { db } from "@/lib/db/client";
import { getPaper } from "@/lib/papers/paper";
import { personOf } from "@/lib/profiles/profile";
import { decideClaim, revokeClaim } from "../support/curator";
import { testDatabase } from "../support/database";
import { denial, member, nobodyAndNothing, paper } from "../support/members";
import { standIn } from "../support/sources";

testDatabase();
const ORCID = "0000-0001-2345-678X";
let arxiv: Awaited<ReturnType<typeof standIn>>;
let down = false;
let ada: Member;
let paperId: string;

beforeAll(async () => {
  arxiv = await standIn((path) => {
    if (down) return { status: 500 };
    return path === `/a/${ORCID}.atom2`
      ? `<feed><id>http://arxiv.org/a/${ORCID}</id><entry><id>http://arxiv.org/abs/2510.00001v2</id></entry></feed>`
      : { status: 404 };
  });
  Object.assign(process.env, { ARXIV_URL: arxiv.url, ARXIV_INTERVAL_MS: "0" });
});
afterAll(() => arxiv.close());
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  paperId = await paper("2510.00001");
});

const withOrcid = (accountId: string, holder: string) =>
  db().account.create({ data: { userId: ada.id, providerId: "orcid", accountId, holder } });
const names = async (id = paperId) => (await getPaper(id))?.names;

describe("the claim to be an author", () => {
  it("waits for a curator; then the name on the paper leads to the profile", async () => {
    const carol = await member("carol", "curator");
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace")).toBe("pending");
    expect((await names())?.[0]).toEqual({ name: "Ada Lovelace", username: null });
    const [claim] = (await readQueue(carol)).claims;
    await decideClaim(carol, { id: claim?.id as string, approve: true });
    expect((await names())?.[0]).toEqual({ name: "Ada Lovelace", username: "ada" });
    expect(await denial(decideClaim(carol, { id: claim?.id as string, approve: false, reason: "Oh no" }))).toBe("decided");
    expect(await db().message.findMany()).toMatchObject([{ subject: "Your claim is confirmed" }]);
  });

  it("is confirmed at once where arXiv knows the member's ORCID iD as that of the paper", async () => {
    await withOrcid(ORCID, "Ada Lovelace");
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace")).toBe("confirmed");
    expect(await db().claim.findMany()).toMatchObject([{ state: "confirmed", evidence: "ORCID" }]);
  });

  it("is not, for another paper, a co-author's name, or an iD that arXiv does not know", async () => {
    await withOrcid(ORCID, "Ada Lovelace");
    expect(await claimAuthorship(ada, await paper("2510.00002"), "Ada Lovelace")).toBe("pending");
    expect(await claimAuthorship(ada, paperId, "Alan Turing")).toBe("pending");
    await db().account.updateMany({ data: { accountId: "0000-0002-0000-0000" } });
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace")).toBe("pending");
  });

  it("is not, where the iD could be a co-author's of the same family name", async () => {
    const family = { authors: ["Ada Lovelace", "Byron Lovelace", "Anne Lovelace"] };
    await db().paper.update({ where: { id: paperId }, data: family });
    await withOrcid(ORCID, "Byron Lovelace");
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace")).toBe("pending");
    expect(await claimAuthorship(ada, paperId, "Byron Lovelace")).toBe("confirmed");
    await db().claim.deleteMany();
    await db().account.updateMany({ data: { holder: "A. Lovelace" } });
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace"), "of Ada or of Anne").toBe("pending");
  });

  it("waits for a curator while arXiv does not answer, and is confirmed when it is made again", async () => {
    await withOrcid(ORCID, "Ada Lovelace");
    down = true;
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace")).toBe("pending");
    down = false;
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace")).toBe("confirmed");
  });

  it("is confirmed at once by an address that the paper names", async () => {
    await db().member.update({ where: { id: ada.id }, data: { email: "lovelace@example.org" } });
    const named = await paper("2510.00003", null, { comment: "Contact: lovelace@example.org" });
    expect(await claimAuthorship({ ...ada, email: "lovelace@example.org" }, named, "Ada Lovelace")).toBe("confirmed");
    expect((await names(named))?.[0]?.username).toBe("ada");
  });

  it("is for one of the names of the paper, and for one person each", async () => {
    const bob = await member("bob");
    expect(await denial(claimAuthorship(ada, paperId, "Grace Hopper"))).toBe("author");
    await withOrcid(ORCID, "Ada Lovelace");
    await claimAuthorship(ada, paperId, "Ada Lovelace");
    expect(await denial(claimAuthorship(bob, paperId, "Ada Lovelace"))).toBe("claimed");
    expect(await denial(claimAuthorship(ada, paperId, "Alan Turing"))).toBe("claimed");
  });

  it("can be made again after a refusal, and of two for one name a curator confirms one", async () => {
    const [bob, carol] = [await member("bob"), await member("carol", "curator")];
    for (const who of [ada, bob]) await claimAuthorship(who, paperId, "Ada Lovelace");
    const [hers, his] = (await readQueue(carol)).claims.map(({ id }) => id) as [string, string];
    await decideClaim(carol, { id: hers, approve: true });
    expect(await denial(decideClaim(carol, { id: his, approve: true }))).toBe("claimed");
    await decideClaim(carol, { id: his, approve: false, reason: "Somebody else is" });
    expect(await claimOf(bob, paperId)).toEqual({ author: "Ada Lovelace", state: "refused" });
    expect(await claimAuthorship(bob, paperId, "Alan Turing")).toBe("pending");
  });
});

describe("a confirmed claim that a curator revokes", () => {
  const confirmed = async (author = "Ada Lovelace") => {
    await withOrcid(ORCID, "Ada Lovelace");
    expect(await claimAuthorship(ada, paperId, author)).toBe("confirmed");
    return (await db().claim.findFirstOrThrow()).id;
  };

  it("ends all that it meant, and its member is told why", async () => {
    const [bob, carol] = [await member("bob"), await member("carol", "curator")];
    const id = await confirmed();
    await writeComment(ada, { paperId, parentId: null, body: "We wrote it" });
    expect((await threadsOf(paperId))[0]?.isAuthor).toBe(true);
    expect(await denial(revokeClaim(carol, { id }))).toBe("reason");
    await revokeClaim(carol, { id, reason: "Another of this name" });
    expect((await names())?.[0]).toEqual({ name: "Ada Lovelace", username: null });
    expect((await personOf("ada"))?.counts.papers).toBe(0);
    expect((await threadsOf(paperId))[0]?.isAuthor).toBe(false);
    expect(await claimOf(ada, paperId)).toEqual({ author: "Ada Lovelace", state: "revoked" });
    expect(
      (await db().message.findMany()).map(({ subject, text }) => [subject, text?.includes("Another of this name")]),
    ).toEqual([["Your claim was revoked", true]]);
    await writeComment(bob, { paperId, parentId: null, body: "To the authors" });
    expect(await db().message.count()).toBe(1);
    expect(await db().moderation.findMany()).toMatchObject([{ action: "claim.revoke", reason: "Another of this name" }]);
    expect(await denial(revokeClaim(carol, { id, reason: "Once more" }))).toBe("decided");
  });

  it("leaves the name to others, and made again waits for a curator, whatever its evidence", async () => {
    const [bob, carol] = [await member("bob"), await member("carol", "curator")];
    await revokeClaim(carol, { id: await confirmed(), reason: "Another of this name" });
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace")).toBe("pending");
    expect(await claimAuthorship(ada, paperId, "Ada Lovelace"), "asked again").toBe("pending");
    await db().account.updateMany({ data: { userId: bob.id } });
    expect(await claimAuthorship(bob, paperId, "Ada Lovelace"), "from another account").toBe("pending");
    const { id } = await db().claim.findFirstOrThrow({ where: { memberId: bob.id } });
    await decideClaim(carol, { id, approve: true });
    expect((await names())?.[0]?.username).toBe("bob");
  });

  it("stays revoked for that paper when its member deletes the account and comes back", async () => {
    const carol = await member("carol", "curator");
    const named = await paper("2510.00003", null, { comment: "Contact: lovelace@example.org" });
    const returning = async (username: string) => {
      const { id } = await member(username);
      await db().member.update({ where: { id }, data: { email: "lovelace@example.org" } });
      return (await memberById(id)) as Member;
    };
    const first = await returning("first");
    expect(await claimAuthorship(first, named, "Ada Lovelace")).toBe("confirmed");
    await revokeClaim(carol, { id: (await db().claim.findFirstOrThrow()).id, reason: "Another of this name" });
    expect((await exportAccount(first)).member.revocations).toMatchObject([{ paperId: named, author: "Ada Lovelace" }]);
    await deleteAccount(first, "first");
    expect(await claimAuthorship(await returning("second"), named, "Ada Lovelace")).toBe("pending");
    await db().paper.update({ where: { id: named }, data: { authors: ["A. Lovelace"] } });
    await db().member.deleteMany({ where: { username: "second" } });
    expect(await claimAuthorship(await returning("third"), named, "A. Lovelace"), "as the source writes it now").toBe(
      "pending",
    );
  });

  it("keeps its member from confirming another name of the paper", async () => {
    const carol = await member("carol", "curator");
    await revokeClaim(carol, { id: await confirmed(), reason: "Another of this name" });
    await db().account.updateMany({ data: { holder: "Alan Turing" } });
    for (const turn of ["once", "twice"]) expect(await claimAuthorship(ada, paperId, "Alan Turing"), turn).toBe("pending");
  });
});
