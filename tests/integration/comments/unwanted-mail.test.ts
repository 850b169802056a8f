import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { deleteComment } from "@/lib/comments/change";
import { muteAll, muteDiscussion } from "@/lib/comments/mute";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { sendLetters } from "@/lib/worker/letters";
import { blockPerson, mergePapers } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { member, nobodyAndNothing, paper } from "../../support/members";
import { smtpServer } from "../../support/smtp";

testDatabase();
let server: Awaited<ReturnType<typeof smtpServer>>;
beforeAll(async () => {
  server = await smtpServer();
  process.env.SMTP_URL = server.url;
  process.env.MAIL_FROM = "papers@example.org";
});
afterAll(() => server.close());
beforeEach(async () => {
  await nobodyAndNothing();
  server.received.length = 0;
});

/** Ada's comment, and mail about Bob's answer to it, which waits. */
async function answered() {
  const [admin, ada, bob] = [await member("root", "admin"), await member("ada"), await member("bob")];
  const paperId = await paper("2510.00001");
  const { id: parentId } = await writeComment(ada, { paperId, parentId: null, body: "A question" });
  const { id } = await writeComment(bob, { paperId, parentId, body: "An answer" });
  return { admin, ada, bob, id, link: { memberId: ada.id, paper: { id: paperId, title: "" }, muted: false, notify: true } };
}
type Answered = Awaited<ReturnType<typeof answered>>;

it("sends mail about an answer", async () => {
  await answered();
  await sendLetters();
  expect(server.received.map(({ to }) => to)).toEqual(["ada@example.org"]);
});

it.each<[string, (answered: Answered) => Promise<unknown>]>([
  ["the answer is deleted", ({ bob, id }) => deleteComment(bob, id)],
  ["its reader mutes the discussion", ({ link }) => muteDiscussion(link, true)],
  ["its reader wants no mail about comments", ({ link }) => muteAll(link, true)],
  [
    "its reader is blocked",
    ({ admin }) => blockPerson(admin, { username: "ada", reason: "spam", blocked: true, purge: false }),
  ],
  [
    "its writer is blocked and what they wrote removed",
    ({ admin }) => blockPerson(admin, { username: "bob", reason: "spam", blocked: true, purge: true }),
  ],
  ["its reader has left", ({ ada }) => db().member.delete({ where: { id: ada.id } })],
])("sends none where %s before it goes out", async (_what, meanwhile) => {
  await meanwhile(await answered());
  await sendLetters();
  expect(server.received).toEqual([]);
  expect(await db().message.findMany({ where: { NOT: { text: "" } } }), "nor keeps what it said").toEqual([]);
});

it("sends mail about a comment on an address that was merged, with the title of the paper it became part of", async () => {
  const [carol, ada, bob] = [await member("root", "admin"), await member("ada"), await member("bob")];
  const [twin, main] = [await paper("2510.00001"), await paper("2510.00002", null, { title: "The one that stays" })];
  await db().paper.update({ where: { id: main }, data: { submitterId: ada.id } });
  await mergePapers(carol, { paperId: twin, into: main, reason: "The same" });
  expect(await writeComment(bob, { paperId: twin, parentId: null, body: "Written on the old page" })).toMatchObject({
    paperId: main,
  });
  expect((await db().message.findMany()).map(({ address, subject }) => [address, subject])).toEqual([
    ["ada@example.org", "bob commented on “The one that stays”"],
  ]);
});
