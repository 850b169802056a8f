import { expect, it } from "vitest";
import { testDatabase } from "../../support/database";
import { migratedBefore } from "../../support/migrated-before";

const { url } = testDatabase();
const STATES = ["queued", "sending", "sent", "deferred", "failed", "suppressed"];
const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

it("deliveries and letters of old are messages, in the states they were in, under the ids that their Message-IDs name", async () => {
  const { client, update } = await migratedBefore("20261127060000", url());
  await client.query(`
    INSERT INTO subscriber (id, address, address_key, frequency, weekday, local_time, time_zone, papers, ranking, only_code, keywords,
      categories, locale, next_due_at)
    SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, n || '@example.org', n || '@example.org', 'daily', 1, '08:00', 'UTC', 10,
      'votes', false, '{}', '{}', 'en-US', now() FROM generate_series(1, 6) n;
    INSERT INTO edition (id, key, frequency, first_day, last_day, listed, papers, subject, html, text)
    VALUES ('${id(9)}', 'key', 'daily', '2025-10-29', '2025-10-29', true, 1, 'Papers', '', '')`);
  const sender = "CASE WHEN state = 'sending' THEN 7 END";
  await client.query(
    `INSERT INTO delivery (edition_id, subscriber_id, state, attempts, due_at, expires_at, sender, error)
     SELECT '${id(9)}', ('00000000-0000-4000-8000-00000000000' || n)::uuid, state, n, '2025-10-30Z', '2025-10-31Z', ${sender}, 'said ' || n
     FROM unnest($1::text[]) WITH ORDINALITY AS t(state, n)`,
    [STATES],
  );
  await client.query(
    `INSERT INTO letter (id, address, address_key, subject, html, text, state, attempts, due_at, expires_at, sender)
     SELECT ('00000000-0000-4000-8000-00000000000' || n)::uuid, n || '@example.org', n || '@example.org', 'Letter', '<p>', 'text', state, n,
       '2025-10-30Z', '2025-10-31Z', ${sender}
     FROM unnest($1::text[]) WITH ORDINALITY AS t(state, n)`,
    [STATES],
  );
  await update();
  const { rows: digests } = await client.query(
    "SELECT edition_id, subscriber_id, state, attempts, due_at, sender, error FROM message WHERE edition_id IS NOT NULL ORDER BY attempts",
  );
  const dueAt = new Date("2025-10-30T00:00:00Z");
  expect(digests).toEqual(
    STATES.map((state, index) => ({
      edition_id: id(9),
      subscriber_id: id(index + 1),
      state,
      attempts: index + 1,
      due_at: dueAt,
      sender: state === "sending" ? 7 : null,
      error: `said ${index + 1}`,
    })),
  );
  const { rows: letters } = await client.query(
    "SELECT id, address, state, attempts, text, sender FROM message WHERE edition_id IS NULL ORDER BY attempts",
  );
  expect(letters).toEqual(
    STATES.map((state, index) => ({
      id: id(index + 1),
      address: `${index + 1}@example.org`,
      state,
      attempts: index + 1,
      text: "text",
      sender: state === "sending" ? 7 : null,
    })),
  );
});
