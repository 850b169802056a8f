import pg from "pg";
import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { pastEditions, publicEdition } from "@/lib/digest/archive";
import { addDays, dayOf } from "@/lib/papers/day";
import { featurePaper, hidePaper, mergePapers, unfeaturePaper } from "../../support/curator";
import { member, paper } from "../../support/members";
import { smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";
import { digestTest, NOON } from "./support";

const { run, url } = digestTest();
const MORNING = new Date("2025-10-30T08:00:00Z");
const EVENING = new Date("2025-10-30T20:00:00Z");
const NEXT_MORNING = new Date("2025-10-31T08:00:00Z");

let server: Awaited<ReturnType<typeof smtpServer>>;
beforeEach(async () => {
  await db().paper.deleteMany({ where: { id: { startsWith: "late" } } });
  await paper("late-next-day", "2025-10-30", { title: "A paper of the next day" });
  server = await smtpServer();
  return () => server.close();
});

const at = (now: Date) => run({ SMTP_URL: server.url }, { now });
const reader = (name: string, nextDueAt: Date, choices: object = {}) =>
  subscribed(1, {
    address: `${name}@example.org`,
    localTime: nextDueAt.toISOString().slice(11, 16),
    nextDueAt,
    papers: 50,
    ...choices,
  });
/** The titles that a reader has been sent, mail by mail. */
const sentTo = (name: string) =>
  server.received.filter(({ to }) => to === `${name}@example.org`).map(({ raw }) => raw.replace(/=\r\n/g, ""));
const arrive = (title: string, day = "2025-10-29") => paper(`late-${title.toLowerCase().replaceAll(" ", "-")}`, day, { title });

it("reaches those due in the evening with the papers that came since the morning, and the others with their next digest", async () => {
  await reader("early", MORNING);
  await reader("evening", EVENING);
  await at(MORNING);
  await arrive("Came at noon");
  await at(EVENING);
  await at(NEXT_MORNING);
  const [first, second] = sentTo("early");
  expect(first).not.toContain("Came at noon");
  expect(second).toContain("Came at noon");
  expect(second).toContain("A paper of the next day");
  expect(second, "and nothing a second time").not.toContain("Quokkas in the wild");
  const evening = sentTo("evening");
  expect(evening).toHaveLength(1);
  expect(evening[0]).toContain("Came at noon");
  await at(new Date("2025-10-31T20:00:00Z"));
  expect(sentTo("evening")[1]).not.toContain("Came at noon");
});

it("is shared by all who are due while no paper comes, whatever the votes do", async () => {
  await reader("early", MORNING);
  await reader("evening", EVENING);
  await at(MORNING);
  await db().$executeRaw`UPDATE paper SET source_upvotes = source_upvotes + 500 WHERE title = 'Quokkas in the wild'`;
  await at(EVENING);
  expect(await db().edition.count()).toBe(1);
});

it("goes without a paper that was taken off the day to those due later", async () => {
  await arrive("Taken away");
  await reader("early", MORNING);
  await reader("evening", EVENING);
  await at(MORNING);
  await db().feature.deleteMany({ where: { paperId: "late-taken-away" } });
  await at(EVENING);
  expect(sentTo("early")[0]).toContain("Taken away");
  expect(sentTo("evening")[0]).not.toContain("Taken away");
});

it("is tried again as it was, also where papers have come meanwhile", async () => {
  await server.close();
  server = await smtpServer((_to, seen) => (seen === 1 ? 451 : "take"));
  await reader("early", MORNING);
  await at(MORNING);
  const [delivery] = await db().message.findMany();
  await arrive("Came at noon");
  await db().message.updateMany({ data: { dueAt: new Date() } });
  await at(NOON);
  expect(sentTo("early")[0]).not.toContain("Came at noon");
  expect(server.received.map(({ messageId }) => messageId)).toEqual([
    expect.stringContaining(`<${delivery?.editionId}.${delivery?.subscriptionId}@`),
  ]);
});

it("is listed in the archive as it was last, and kept as it was before", async () => {
  await reader("early", MORNING, { papers: 10 });
  await reader("evening", EVENING, { papers: 10 });
  await at(MORNING);
  const [before] = (await pastEditions()).editions;
  await arrive("Came at noon");
  await at(EVENING);
  const { editions } = await pastEditions();
  expect(editions).toHaveLength(1);
  expect(editions[0]?.id).not.toBe(before?.id);
  expect((await publicEdition(before?.id as string))?.html).toContain("Quokkas in the wild");
});

it("misses no paper that was being saved while the digest was composed", async () => {
  const saving = new pg.Client({ connectionString: url() });
  await saving.connect();
  await saving.query("BEGIN");
  await saving.query(`INSERT INTO paper (id, title, abstract, authors) VALUES ('late-saving', 'Being saved', '', '{}')`);
  await saving.query(`INSERT INTO feature (day, paper_id, rank, title_key) VALUES ('2025-10-29', 'late-saving', 0, '')`);
  await reader("early", MORNING);
  await at(MORNING);
  await saving.query("COMMIT");
  await saving.end();
  await at(NEXT_MORNING);
  expect(sentTo("early")[0]).not.toContain("Being saved");
  expect(sentTo("early")[1]).toContain("Being saved");
});

describe("a paper that was sent yesterday is not sent again", () => {
  const reason = "For a while";
  let carol: Member;
  beforeEach(async () => {
    await db().member.deleteMany();
    carol = await member("carol", "curator");
  });
  const day = "2025-10-29";
  /** What a reader is sent with their second digest, after what curators did since the first, which had the paper. */
  async function secondAfter(decide: (paperId: string) => Promise<unknown>) {
    const id = await arrive("Sent once");
    await reader("early", MORNING);
    await at(MORNING);
    await decide(id);
    await at(NEXT_MORNING);
    const [first, second] = sentTo("early");
    expect(first).toContain("Sent once");
    expect(second).toContain("A paper of the next day");
    expect(
      await db().feature.count({
        where: { paper: { id: { startsWith: "late-" }, title: { not: "A paper of the next day" } } },
      }),
    ).toBe(1);
    return second;
  }
  const show = async (id: string) => {
    for (const hidden of [true, false]) await hidePaper(carol, { paperId: id, hidden, reason });
  };
  const putBack = async (id: string) => {
    await unfeaturePaper(carol, { paperId: id, day, reason });
    await featurePaper(carol, { paperId: id, day });
  };

  it("when it was hidden and is shown again", async () => {
    expect(await secondAfter(show)).not.toContain("Sent once");
  });

  it("when it was taken off its day and put back, also more than once", async () => {
    const second = await secondAfter(async (id) => {
      await putBack(id);
      await show(id);
      await putBack(id);
    });
    expect(second).not.toContain("Sent once");
  });

  it("when it was taken off its day, hidden and shown before it was put back", async () => {
    const second = await secondAfter(async (id) => {
      await unfeaturePaper(carol, { paperId: id, day, reason });
      await show(id);
      await featurePaper(carol, { paperId: id, day });
    });
    expect(second).not.toContain("Sent once");
  });

  it("as part of another paper that was on no day, hidden at the time or not", async () => {
    const second = await secondAfter(async (id) => {
      await paper("late-main", null, { title: "Sent once, they say" });
      await mergePapers(carol, { paperId: id, into: "late-main", reason });
    });
    expect(second).not.toContain("Sent once");
    await db().paper.deleteMany({ where: { id: { in: ["late-main", "late-sent-once"] } } });
    await db().reader.deleteMany();
    server.received.length = 0;
    const after = await secondAfter(async (id) => {
      await paper("late-main", null, { title: "Sent once, they say" });
      await hidePaper(carol, { paperId: "late-main", hidden: true, reason });
      await mergePapers(carol, { paperId: id, into: "late-main", reason });
      await hidePaper(carol, { paperId: "late-main", hidden: false });
    });
    expect(after).not.toContain("Sent once");
  });

  it("as part of another paper that came to the same day later", async () => {
    const second = await secondAfter(async (id) => {
      await paper("late-main", day, { title: "Sent once, they say" });
      await mergePapers(carol, { paperId: id, into: "late-main", reason });
    });
    expect(second).not.toContain("Sent once");
  });
});

it("a paper that was taken off its day before the day was over comes to everybody when it is put back", async () => {
  const [carol, tomorrow] = [await member("carla", "curator"), addDays(dayOf(new Date()), 1)];
  const id = await arrive("Not sent yet", tomorrow);
  await db().feature.updateMany({ where: { paperId: id }, data: { addedAt: new Date(Date.now() - 60_000) } });
  const began = new Date();
  await unfeaturePaper(carol, { paperId: id, day: tomorrow, reason: "For a while" });
  await featurePaper(carol, { paperId: id, day: tomorrow });
  const { addedAt } = await db().feature.findFirstOrThrow({ where: { paperId: id } });
  expect(addedAt.getTime()).toBeGreaterThanOrEqual(began.getTime());
});
