import { setImmediate as turn } from "node:timers/promises";
import pg from "pg";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deleteAccount } from "@/lib/accounts/leave";
import type { Member } from "@/lib/accounts/member";
import { deleteComment, editComment } from "@/lib/comments/change";
import { historyOf } from "@/lib/comments/history";
import { htmlOf } from "@/lib/comments/html";
import { threadsOf } from "@/lib/comments/thread";
import { writeComment } from "@/lib/comments/write";
import { CHANNEL } from "@/lib/db/announce";
import { db } from "@/lib/db/client";
import { MAX_HTML } from "@/lib/markdown/bounds";
import { RENDERER, renderMarkdown } from "@/lib/markdown/render";
import { blockPerson, removeComment } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { member, nobodyAndNothing, paper } from "../../support/members";

const { url } = testDatabase();
let ada: Member;
let paperId: string;
beforeAll(async () => void (await renderMarkdown("A thread takes its time to start.", 60_000)));
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  paperId = await paper("2510.00001");
});

const write = async (by: Member, body: string) => (await writeComment(by, { paperId, parentId: null, body })).id;
const row = (id: string) => db().comment.findUniqueOrThrow({ where: { id } });
const shown = async () => (await threadsOf(paperId)).map(({ html }) => html);
/** Leaves a comment as a version of the site from before left it: not rendered, or by another renderer. */
const asOfBefore = (id: string, renderer: number | null = null) =>
  db().comment.update({ where: { id }, data: { html: renderer === null ? null : "<p>old</p>", renderer } });

/** 1,600 columns and as many short rows as ten thousand characters hold. */
const TABLE = `|${"a|".repeat(1600)}\n|${"-|".repeat(1600)}\n${"|\n".repeat(1790)}`;

describe("the HTML of a comment", () => {
  it("is made when it is written and when it is changed, and kept", async () => {
    const id = await write(ada, "**one**");
    expect(await row(id)).toMatchObject({ html: "<p><strong>one</strong></p>", renderer: RENDERER });
    await editComment(ada, id, "*two*");
    expect(await row(id)).toMatchObject({ html: "<p><em>two</em></p>", renderer: RENDERER });
    await db().comment.update({ where: { id }, data: { html: "<p>kept</p>" } });
    expect(await shown()).toEqual(["<p>kept</p>"]);
  });

  it("is made at first need for comments of before, and kept", async () => {
    const id = await write(ada, "**one**");
    for (const renderer of [null, RENDERER - 1]) {
      await asOfBefore(id, renderer);
      expect(await shown()).toEqual(["<p><strong>one</strong></p>"]);
      expect(await row(id)).toMatchObject({ html: "<p><strong>one</strong></p>", renderer: RENDERER });
    }
  });

  it("is made for what it said before, and kept", async () => {
    const id = await write(ada, "**one**");
    await editComment(ada, id, "two");
    const versions = async () => (await historyOf(id, null))?.versions.map(({ html }) => html);
    expect(await versions()).toEqual(["<p><strong>one</strong></p>", "<p>two</p>"]);
    expect(await db().commentVersion.findMany()).toMatchObject([{ html: "<p><strong>one</strong></p>", renderer: RENDERER }]);
    expect(await versions()).toEqual(["<p><strong>one</strong></p>", "<p>two</p>"]);
  });

  it("never outlives its words, whoever takes them away", async () => {
    const carol = await member("carol", "admin");
    const reason = "Spam, plainly";
    const away: ((writer: Member, id: string) => Promise<unknown>)[] = [
      (writer, id) => deleteComment(writer, id),
      (_writer, id) => removeComment(carol, { id, reason }),
      ({ username }) => blockPerson(carol, { username, reason, blocked: true, purge: true }),
      (writer) => deleteAccount(writer, writer.username),
    ];
    for (const [turn, takeAway] of away.entries()) {
      const writer = await member(`writer${turn}`);
      const id = await write(writer, "Regretted");
      await writeComment(carol, { paperId, parentId: id, body: "Why?" }); // so that it keeps its place
      await takeAway(writer, id);
      expect(await row(id)).toMatchObject({ body: "", html: null, renderer: null });
    }
  });

  it("is not that of words which were changed while it was made", async () => {
    const id = await write(ada, "old");
    await asOfBefore(id);
    const before = await row(id);
    await db().comment.update({ where: { id }, data: { body: "new" } });
    await htmlOf([before]);
    expect((await row(id)).html).toBeNull();
    expect(await shown()).toEqual(["<p>new</p>"]);
  });

  it("is bounded, and its process free for others, when forty tables without end are posted at once", async () => {
    const people = await Promise.all([..."bcdefghi"].map((name) => member(name)));
    let done = false;
    const posted = Promise.all(Array.from({ length: 40 }, (_, n) => write(people[n % 8] as Member, TABLE))).then(() => {
      done = true;
    });
    let turns = 0;
    for (; !done; turns++) await turn();
    await posted;
    expect(turns).toBeGreaterThan(100);
    const html = await shown();
    expect(html).toHaveLength(40);
    for (const one of html) {
      expect(one).toMatch(/^<p class="as-typed" tabindex="0">\|a\|a\|/);
      expect(one?.length).toBeLessThan(MAX_HTML);
    }
  });

  it("may come after its page, which is made anew then", async () => {
    await db().comment.create({ data: { paperId, memberId: ada.id, body: "**one**" } });
    for (let n = 0; n < 2; n++) void renderMarkdown("*a_ ".repeat(30_000), 60_000); // each takes all the time that it is given
    const listener = new pg.Client({ connectionString: url() });
    await listener.connect();
    await listener.query(`LISTEN ${CHANNEL}`);
    const refreshed = new Promise((resolve) => listener.once("notification", resolve));
    expect(await shown()).toEqual(['<p class="as-typed" tabindex="0">**one**</p>']);
    await refreshed;
    expect(await shown()).toEqual(["<p><strong>one</strong></p>"]);
    await listener.end();
  });

  it("of an old table without end is bounded in its history too", async () => {
    const id = await write(ada, "x");
    await db().commentVersion.create({ data: { commentId: id, body: TABLE } });
    const [old] = (await historyOf(id, null))?.versions ?? [];
    expect(old?.html).toMatch(/^<p class="as-typed" tabindex="0">\|a\|a\|/);
  });
});
