import pg from "pg";
import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { pastEditions, publicEdition } from "@/lib/digest/archive";
import { paper } from "../../support/members";
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
  const [delivery] = await db().delivery.findMany();
  await arrive("Came at noon");
  await db().delivery.updateMany({ data: { dueAt: new Date() } });
  await at(NOON);
  expect(sentTo("early")[0]).not.toContain("Came at noon");
  expect(server.received.map(({ messageId }) => messageId)).toEqual([
    expect.stringContaining(`<${delivery?.editionId}.${delivery?.subscriberId}@`),
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
