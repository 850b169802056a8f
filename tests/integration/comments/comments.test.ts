import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { MAX_LENGTH } from "@/lib/comments/body";
import { deleteComment, editComment } from "@/lib/comments/change";
import { historyOf } from "@/lib/comments/history";
import { muteAll, muteDiscussion, muteLink } from "@/lib/comments/mute";
import { type Comment, threadsOf } from "@/lib/comments/thread";
import { mineOn, upvoteComment } from "@/lib/comments/vote";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { transaction } from "@/lib/db/transaction";
import { suppress } from "@/lib/mail/suppression";
import { getPaper } from "@/lib/papers/paper";
import { removeComment } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
let ada: Member;
let bob: Member;
let paperId: string;
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  bob = await member("bob");
  paperId = await paper("2510.00001");
});

const write = async (by: Member, body: string, parentId: string | null = null) =>
  (await writeComment(by, { paperId, parentId, body })).id;
type Tree = [string | undefined, ...Tree[]];
const words = (comment: Comment): Tree => [comment.html?.replace(/<[^>]+>/g, "") ?? undefined, ...comment.replies.map(words)];
const tree = async () => (await threadsOf(paperId)).map(words);
const letters = () => db().message.findMany({ orderBy: { createdAt: "asc" } });

describe("a discussion", () => {
  it("is threads, best first, and counts on the paper", async () => {
    const first = await write(ada, "First");
    const second = await write(bob, "Second");
    await write(bob, "Answer", first);
    await upvoteComment(ada, second, true);
    expect(await tree()).toEqual([["Second"], ["First", ["Answer"]]]);
    expect(await getPaper(paperId)).toMatchObject({ comments: 3, memberComments: 3 });
    expect(await mineOn(ada, paperId)).toEqual({ written: [first], upvoted: [second] });
  });

  it("goes six deep, then stands beside", async () => {
    let parent: string | null = null;
    for (let depth = 1; depth <= 9; depth++) parent = await write(ada, `At ${depth}`, parent);
    const depthOf = (comments: Comment[]): number =>
      1 + Math.max(0, ...comments.map(({ replies }) => (replies.length ? depthOf(replies) : 0)));
    expect(depthOf(await threadsOf(paperId))).toBeLessThanOrEqual(7);
    expect(await db().comment.count()).toBe(9);
  });

  it("takes 1 to 10,000 characters, answers to what is there, thirty an hour", async () => {
    expect(await denial(write(ada, " \n "))).toBe("comment");
    expect(await denial(write(ada, "x".repeat(MAX_LENGTH + 1)))).toBe("comment");
    expect(await denial(write(ada, "x".repeat(MAX_LENGTH)))).toBe("allowed");
    const other = await paper("2510.00002");
    const elsewhere = (await writeComment(ada, { paperId: other, parentId: null, body: "x" })).id;
    expect(await denial(write(ada, "x", elsewhere))).toBe("gone");
    await db().rateLimit.updateMany({ data: { points: 30 } });
    expect(await denial(write(ada, "x"))).toBe("often");
    expect(await denial(write(bob, "\0x\ud800"))).toBe("allowed");
  });

  it.each(["&#x2800;&#x3164;", "&nbsp;", "**&#xAD;**", "$\\phantom{x}$", "[&#8203;](http://x.example)", "||\n|-|"])(
    "takes no comment that shows nothing once it is rendered: %s",
    async (body) => {
      expect(await denial(write(ada, body))).toBe("comment");
      const id = await write(ada, "x");
      expect(await denial(editComment(ada, id, body))).toBe("comment");
      expect(await denial(write(ada, `${body} ok`))).toBe("allowed");
    },
  );

  it("keeps what a comment said before each edit", async () => {
    const id = await write(ada, "Frist");
    await editComment(ada, id, "First");
    await editComment(ada, id, "First");
    await editComment(ada, id, "First!");
    const history = await historyOf(id, null);
    expect(history?.versions.map(({ html }) => html)).toEqual(["<p>Frist</p>", "<p>First</p>", "<p>First!</p>"]);
    expect((await threadsOf(paperId))[0]?.editedAt).not.toBeNull();
    expect(await denial(editComment(bob, id, "Mine now"))).toBe("own");
  });

  it("loses a deleted comment, but not its answers, nor, for curators, its words", async () => {
    const id = await write(ada, "Regretted");
    const answer = await write(bob, "Why?", id);
    await deleteComment(ada, id);
    expect(await tree()).toEqual([[undefined, ["Why?"]]]);
    expect((await getPaper(paperId))?.memberComments).toBe(1);
    expect(JSON.stringify(await threadsOf(paperId))).not.toContain("Regretted");
    expect(await historyOf(id, bob)).toBeNull();
    expect((await historyOf(id, await member("carol", "curator")))?.versions).toHaveLength(1);
    expect(await denial(deleteComment(ada, id))).toBe("deleted");
    expect(await denial(write(bob, "More", id))).toBe("deleted");
    await deleteComment(bob, answer);
    expect(await tree()).toEqual([]);
  });

  it("loses what a curator removes, who says why", async () => {
    const carol = await member("carol", "curator");
    const id = await write(ada, "Spam");
    expect(await denial(removeComment(carol, { id }))).toBe("reason");
    await removeComment(carol, { id, reason: "Spam, plainly" });
    expect(await tree()).toEqual([]);
    expect(await db().moderation.findMany()).toMatchObject([
      { action: "comment.remove", reason: "Spam, plainly", curator: "carol" },
    ]);
  });

  it("marks who proved to be an author", async () => {
    await db().claim.create({ data: { paperId, memberId: ada.id, author: "Ada Lovelace", state: "confirmed" } });
    await db().claim.create({ data: { paperId, memberId: bob.id, author: "Alan Turing" } });
    await write(ada, "We meant it so");
    await write(bob, "Did you?");
    expect((await threadsOf(paperId)).map(({ by, isAuthor }) => [by?.username, isAuthor])).toEqual([
      ["ada", true],
      ["bob", false],
    ]);
  });
});

describe("mail about a comment", () => {
  it("goes to whom it answers, with a link that mutes the discussion by one POST", async () => {
    const first = await write(ada, "First");
    expect(await letters()).toHaveLength(0);
    await write(bob, "<b>Really?</b>", first);
    const [letter] = await letters();
    expect(letter).toMatchObject({ address: "ada@example.org", subject: "bob replied to your comment on “Paper 2510.00001”" });
    expect(letter?.html).not.toContain("<b>Really");
    const token = letter?.unsubscribeUrl?.match(/\/api\/mute\/([\w-]+)$/)?.[1] as string;
    expect(letter?.text).toContain(`/mute/${token}`);
    const link = await muteLink(token);
    expect(link).toMatchObject({ memberId: ada.id, muted: false, notify: true });
    if (link) await muteDiscussion(link, true);
    await write(bob, "Hello?", first);
    expect(await letters()).toHaveLength(1);
    if (link) await muteDiscussion(link, false);
    if (link) await muteAll(link, true);
    await write(bob, "Hello?", first);
    expect(await letters()).toHaveLength(1);
    expect(await muteLink(`${token.slice(0, -2)}AA`)).toBeNull();
  });

  it("goes to submitter and authors for what stands alone, once each, and never to its writer", async () => {
    await db().paper.update({ where: { id: paperId }, data: { submitterId: ada.id } });
    await db().claim.create({ data: { paperId, memberId: ada.id, author: "Ada Lovelace", state: "confirmed" } });
    const carol = await member("carol");
    await db().claim.create({ data: { paperId, memberId: carol.id, author: "Alan Turing", state: "confirmed" } });
    await write(bob, "Interesting");
    expect((await letters()).map(({ address }) => address).sort()).toEqual(["ada@example.org", "carol@example.org"]);
    await write(ada, "Thank you");
    expect((await letters()).map(({ address }) => address).sort()).toEqual([
      "ada@example.org",
      "carol@example.org",
      "carol@example.org",
    ]);
  });

  it("never goes to an address that bounced, one that is none, or somebody who is blocked", async () => {
    const first = await write(ada, "First");
    await transaction((tx) => suppress("ada@example.org", "hard bounce", tx));
    await write(bob, "Hello", first);
    const orcid = await member("orcid");
    await db().member.update({ where: { id: orcid.id }, data: { email: "0000-0001-2345-6789@orcid.invalid" } });
    await write(bob, "Hello", await write(orcid, "Me too"));
    const carol = await member("carol");
    const hers = await write(carol, "And me");
    await db().member.update({ where: { id: carol.id }, data: { blockedAt: new Date() } });
    await write(bob, "Hello", hers);
    expect(await letters()).toHaveLength(0);
  });
});
