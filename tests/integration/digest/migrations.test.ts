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
    "SELECT edition_id, subscription_id, state, attempts, due_at, sender, error FROM message WHERE edition_id IS NOT NULL ORDER BY attempts",
  );
  const dueAt = new Date("2025-10-30T00:00:00Z");
  expect(digests).toEqual(
    STATES.map((state, index) => ({
      edition_id: id(9),
      subscription_id: id(index + 1),
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

it("a subscriber of old is a reader and a subscription, under the id that links in mail name, and a member's where it is theirs", async () => {
  const { client, update } = await migratedBefore("20261127070000", url());
  const choices = "'weekly', 3, '09:30', 'Europe/Berlin', 7, 'newest', true, '{whales}', '{cs.CL}', 'de-DE', '2025-11-01Z'";
  await client.query(`
    INSERT INTO member (id, email, name, username) VALUES ('${id(8)}', 'ada@example.org', 'Ada', 'ada');
    INSERT INTO subscriber (id, address, address_key, state, covered_through, confirmed_at, frequency, weekday, local_time, time_zone, papers,
      ranking, only_code, keywords, categories, locale, next_due_at)
    VALUES ('${id(1)}', 'Ada@example.org', 'ada@example.org', 'paused', '2025-10-29', '2025-10-01Z', ${choices}),
      ('${id(2)}', 'bob@example.org', 'bob@example.org', 'active', NULL, '2025-10-02Z', ${choices});
    INSERT INTO confirmation (token_hash, address, address_key, subscriber_id, expires_at)
    VALUES ('hash', 'new@example.org', 'new@example.org', '${id(1)}', '2026-01-01Z')`);
  await update();
  const { rows } = await client.query(`
    SELECT s.id, r.address, r.address_key, r.member_id, r.confirmed_at, s.state, to_char(s.covered_through, 'YYYY-MM-DD') AS covered,
      s.frequency, s.keywords, s.locale, (SELECT count(*)::int FROM confirmation c WHERE c.reader_id = r.id) AS confirmations
    FROM subscription s JOIN reader r ON r.id = s.reader_id ORDER BY s.id`);
  const same = { frequency: "weekly", keywords: ["whales"], locale: "de-DE" };
  expect(rows).toEqual([
    {
      ...same,
      id: id(1),
      address: "Ada@example.org",
      address_key: "ada@example.org",
      member_id: id(8),
      confirmed_at: new Date("2025-10-01Z"),
      state: "paused",
      covered: "2025-10-29",
      confirmations: 1,
    },
    {
      ...same,
      id: id(2),
      address: "bob@example.org",
      address_key: "bob@example.org",
      member_id: null,
      confirmed_at: new Date("2025-10-02Z"),
      state: "active",
      covered: null,
      confirmations: 0,
    },
  ]);
});

it("whose address it is follows the addresses, whichever of the two comes or changes", async () => {
  const { client, update } = await migratedBefore("20261127070001", url());
  await update();
  const memberOf = async () => (await client.query("SELECT member_id FROM reader")).rows[0].member_id;
  await client.query("INSERT INTO reader (address, address_key) VALUES ('Ada@example.org', 'ada@example.org')");
  expect(await memberOf()).toBeNull();
  await client.query(`INSERT INTO member (id, email, name, username) VALUES ('${id(8)}', 'ada@example.org', 'Ada', 'ada')`);
  expect(await memberOf()).toBe(id(8));
  await client.query("UPDATE reader SET address = 'bob@example.org', address_key = 'bob@example.org'");
  expect(await memberOf()).toBeNull();
  await client.query("UPDATE member SET email = 'bob@example.org'");
  expect(await memberOf()).toBe(id(8));
  await client.query("UPDATE member SET email = 'eve@example.org'");
  expect(await memberOf()).toBeNull();
  await client.query("UPDATE member SET email = 'bob@example.org'");
  await client.query("DELETE FROM member");
  expect(await memberOf()).toBeNull();
});
