import pg from "pg";
import { afterEach, expect, it } from "vitest";
import { hourly, type Job, runJobs } from "@/lib/jobs";
import { testDatabase } from "../support/database";

const { db, url } = testDatabase();
const NEVER = "0 0 31 12 *"; // but at the start of a worker
const ends: (() => Promise<void>)[] = [];
const worker = (work: Job["work"], { name = "tidy", cron = NEVER, say = (_: string) => {} } = {}) => {
  const end = runJobs([{ name, cron, work }], say);
  ends.push(end);
  return end;
};
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

const states = async (name: string) =>
  (await db().$queryRaw<{ state: string }[]>`SELECT state::text FROM pgboss.job WHERE name = ${name} ORDER BY created_on`).map(
    ({ state }) => state,
  );
const due = (name: string) =>
  db().$executeRaw`INSERT INTO pgboss.job (name, policy, retry_limit) VALUES (${name}, 'short', 0) ON CONFLICT DO NOTHING`;

it("workers that start at once on an empty database do each job at least once, and say nothing", async () => {
  let done = 0;
  const said: string[] = [];
  for (const _ of [1, 2, 3])
    worker(
      async () => {
        done++;
      },
      { say: (line) => said.push(line) },
    );
  await expect.poll(() => done).toBeGreaterThan(0);
  await expect.poll(() => states("tidy")).not.toContain("created");
  expect(done).toBeLessThanOrEqual(3);
  expect(said).toEqual([]);
});

it("a job that is due ten times while it is waited for is done once", async () => {
  let begun = 0;
  let finish = () => {};
  worker(
    () => {
      begun++;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
    { name: "once" },
  );
  await expect.poll(() => begun).toBe(1);
  await Promise.all(Array.from({ length: 10 }, () => due("once")));
  expect(await states("once")).toEqual(["active", "created"]);
  finish(); // and not before
  await expect.poll(() => begun).toBe(2);
  finish();
  await expect.poll(() => states("once")).toEqual(["completed", "completed"]);
  expect(begun).toBe(2);
});

it("what a job says went wrong is said once until it changes, and the job is done again", async () => {
  const said: string[] = [];
  const errors = ["The mailbox is shut.", "The mailbox is shut.", "The mailbox is full."];
  let at = 0;
  worker(
    async () => {
      const error = errors[at++];
      if (error) throw Object.assign(new Error(error), { stack: error });
    },
    { name: "wrong", say: (line) => said.push(line) },
  );
  for (const times of [1, 2, 3, 4]) {
    await expect.poll(() => at).toBe(times);
    await expect.poll(() => states("wrong")).toHaveLength(times);
    await due("wrong");
  }
  expect(said).toEqual(["The mailbox is shut.", "The mailbox is full."]);
});

it("a worker that died in the middle of a job keeps no other from it", async () => {
  let done = 0;
  const work = async () => {
    done++;
  };
  const end = worker(work, { name: "dead" });
  await expect.poll(() => done).toBe(1);
  await end();
  await db().$executeRaw`INSERT INTO pgboss.job (name, policy, state, started_on) VALUES ('dead', 'short', 'active', now())`;
  worker(work, { name: "dead" });
  await expect.poll(() => done).toBe(2);
});

it("is done at its time by one of the workers, whichever keeps the time", async () => {
  let done = 0;
  const everyMinute = { name: "timed", cron: "* * * * *" };
  const work = async () => {
    done++;
  };
  worker(work, everyMinute);
  await expect.poll(() => done).toBe(1);
  await expect.poll(() => states("timed")).toEqual(["completed"]);
  await db().$executeRaw`UPDATE pgboss.version SET cron_on = now() - interval '1 hour'`; // nobody has looked at the clock since
  await worker(work, { name: "another" });
  await expect.poll(() => states("timed").then(({ length }) => length)).toBeGreaterThan(1);
});

it("a connection that is lost while a job runs loses neither what it did nor the next one", async () => {
  let begun = 0;
  const said: string[] = [];
  let finish = () => {};
  worker(
    () => {
      begun++;
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    },
    { name: "outage", say: (line) => said.push(line) },
  );
  const cut = () =>
    db()
      .$queryRaw`SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await expect.poll(() => begun).toBe(1);
  await cut();
  finish();
  await expect.poll(() => states("outage")).toEqual(["completed"]);
  await due("outage");
  await cut();
  await expect.poll(() => begun).toBe(2);
  finish();
  await expect.poll(() => states("outage")).toEqual(["completed", "completed"]);
  expect(said).toEqual([]);
});

it("asked to end, it ends what is under way", async () => {
  let ended = false;
  let begun = false;
  const end = worker(
    (signal) => {
      begun = true;
      return new Promise<void>((resolve) =>
        signal.addEventListener("abort", () => {
          ended = true;
          resolve();
        }),
      );
    },
    { name: "ending" },
  );
  await expect.poll(() => begun).toBe(true);
  await end();
  expect(ended).toBe(true);
});

it("told to end while the database lets nobody in, it ends, and nothing of it fails afterwards", async () => {
  let begun = false;
  const end = worker(
    (signal) => {
      begun = true;
      return new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    },
    { name: "away" },
  );
  await expect.poll(() => begun).toBe(true);
  const { pathname } = new URL(url());
  const admin = new pg.Client({ connectionString: url().replace(pathname, "/postgres") });
  await admin.connect();
  const name = pathname.slice(1);
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await admin.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
  await end();
  await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
  await admin.end();
  await expect.poll(() => states("away")).toEqual(["active"]);
  await worker(async () => {}, { name: "away" });
  await expect.poll(() => states("away")).toEqual(["active", "completed"]);
});

it("an hourly job is due an hour after the start of a worker, and not in the same minute again", () => {
  expect(hourly(new Date("2025-10-27T10:05:30Z"))).toBe("4 * * * *");
  expect(hourly(new Date("2025-10-27T10:00:00Z"))).toBe("59 * * * *");
});
