import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/leave";
import { rename } from "@/lib/accounts/names";
import { collectChanges } from "@/lib/changes";
import { editComment } from "@/lib/comments/change";
import { upvoteComment } from "@/lib/comments/vote";
import { writeComment } from "@/lib/comments/write";
import { CHANNEL } from "@/lib/db/announce";
import { upvote } from "@/lib/votes/upvote";
import { blockPerson, editLinks, featurePaper, pinPaper } from "../support/curator";
import { testDatabase } from "../support/database";
import { member, nobodyAndNothing, paper } from "../support/members";

const { url } = testDatabase();
beforeEach(nobodyAndNothing);

const PAPER = "2510.00001";
const DAY = "2025-10-29";
let listener: pg.Client;
const heard: string[] = [];
beforeAll(async () => {
  listener = new pg.Client({ connectionString: url() });
  await listener.connect();
  listener.on("notification", ({ channel }) => heard.push(channel));
  await listener.query(`LISTEN ${CHANNEL}`);
  await listener.query("LISTEN fence");
});
afterAll(() => listener.end());

/** Waits until all that was told so far has been heard: notifications come in the order of their commits. */
async function allHeard(): Promise<string[]> {
  await listener.query("NOTIFY fence");
  await expect.poll(() => heard.includes("fence")).toBe(true);
  return heard.splice(0);
}

/** What `work` tells: the papers it names to who asked, and how often other processes hear of it. */
async function told(work: () => Promise<unknown>): Promise<{ papers: string[]; times: number }> {
  await allHeard();
  const { papers } = await collectChanges(work);
  return { papers: papers.sort(), times: (await allHeard()).filter((channel) => channel === CHANNEL).length };
}
const once = (...papers: string[]) => ({ papers, times: 1 });
const NOTHING = { papers: [], times: 0 };

describe("pages are made anew", () => {
  it("for a vote that changes something, and not for one that leaves things as they are", async () => {
    const [ada, id] = [await member("ada"), await paper(PAPER)];
    expect(await told(() => upvote(ada, id, false))).toEqual(NOTHING);
    expect(await told(() => upvote(ada, id, true))).toEqual(once(id));
    expect(await told(() => upvote(ada, id, true))).toEqual(NOTHING);
    expect(await told(() => upvote(ada, id, null))).toEqual(once(id));
    expect(await told(() => upvote(ada, id, null))).toEqual(once(id));
    expect(await told(() => upvote(null, id, true).catch(() => {}))).toEqual(NOTHING);
  });

  it("for a comment, its edits and its votes, and not for the same text or vote once more", async () => {
    const [ada, bob, id] = [await member("ada"), await member("bob"), await paper(PAPER)];
    let comment = "";
    const write = async () => {
      comment = (await writeComment(ada, { paperId: id, parentId: null, body: "One" })).id;
    };
    expect(await told(write)).toEqual(once(id));
    expect(await told(() => editComment(ada, comment, "One"))).toEqual(NOTHING);
    expect(await told(() => editComment(ada, comment, "Two"))).toEqual(once(id));
    expect(await told(() => editComment(bob, comment, "Three").catch(() => {}))).toEqual(NOTHING);
    expect(await told(() => upvoteComment(bob, comment, true))).toEqual(once(id));
    expect(await told(() => upvoteComment(bob, comment, true))).toEqual(NOTHING);
    expect(await told(() => upvoteComment(bob, comment, false))).toEqual(once(id));
    expect(await told(() => upvoteComment(bob, comment, false))).toEqual(NOTHING);
  });

  it("for other names where they are shown, and not for the same ones, or where nobody sees them", async () => {
    const [ada, bob, id] = [await member("ada"), await member("bob"), await paper(PAPER)];
    await writeComment(ada, { paperId: id, parentId: null, body: "One" });
    expect(await told(() => rename(ada.id, { name: "ada", username: "ada" }))).toEqual(NOTHING);
    expect(await told(() => rename(ada.id, { name: "Ada L.", username: "ada" }))).toEqual(once(id));
    expect(await told(() => rename(bob.id, { name: "Bob B.", username: "bob" }))).toEqual(NOTHING);
    expect(await told(() => deleteAccount(bob, "bob"))).toEqual(NOTHING);
  });

  it("for what curators change, and not for what was so already", async () => {
    const [curator, ada, id] = [await member("curator-1", "curator"), await member("ada"), await paper(PAPER, null)];
    const choice = { paperId: id, day: DAY, reason: "as it should be" };
    expect(await told(() => featurePaper(curator, choice))).toEqual(once(id));
    expect(await told(() => featurePaper(curator, choice))).toEqual(NOTHING);
    expect(await told(() => pinPaper(curator, { ...choice, pinned: true }))).toEqual(once(id));
    expect(await told(() => pinPaper(curator, { ...choice, pinned: true }))).toEqual(NOTHING);
    const links = { paperId: id, codeUrl: "https://github.com/a/b" };
    expect(await told(() => editLinks(curator, links))).toEqual(once(id));
    expect(await told(() => editLinks(curator, links))).toEqual(NOTHING);
    await upvote(ada, id, true);
    const block = { username: "ada", reason: "spam", blocked: true };
    expect(await told(() => blockPerson(curator, { ...block, purge: false }))).toEqual(NOTHING);
    expect(await told(() => blockPerson(curator, { ...block, purge: true }))).toEqual(once(id));
  });
});
