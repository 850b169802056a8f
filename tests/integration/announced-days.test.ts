import { afterAll, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { announce, type Change } from "@/lib/db/announce";
import { db } from "@/lib/db/client";
import { followDatabase } from "@/lib/db/follow";
import { upvote } from "@/lib/votes/upvote";
import { featurePaper, mergePapers } from "../support/curator";
import { testDatabase } from "../support/database";
import { member, nobodyAndNothing, paper } from "../support/members";

const { url } = testDatabase();
const NOW = new Date("2025-11-05T12:00:00Z");
const ALL: Change = {};
let heard: Change[] = [];
let fences = 0;
let end = async () => {};

beforeAll(async () => {
  const changed = (change: Change) => {
    if (change.papers?.[0] === "fence") fences += 1;
    else heard.push(change);
  };
  end = followDatabase(url(), { changed, away: () => {}, back: () => {} });
});
afterAll(() => end());
beforeEach(async () => {
  await nobodyAndNothing();
  fences = 0;
  await vi.waitUntil(async () => {
    await announce(db(), ["fence"]);
    return fences > 0;
  });
  heard = [];
});

it("a vote names its paper, and each day that features it", async () => {
  const id = await paper("2510.00001", "2025-10-29");
  await db().$executeRaw`INSERT INTO feature (day, paper_id, rank, title_key) VALUES ('2025-10-27', ${id}, 0, '')`;
  await upvote(await member("ada"), id, true);
  await expect.poll(() => heard).toEqual([{ papers: [id], days: ["2025-10-27", "2025-10-29"] }]);
});

it("a paper that comes to a day names that day", async () => {
  const id = await paper("2510.00001", null);
  await featurePaper(await member("carol", "curator"), { paperId: id, day: "2025-10-30" }, NOW);
  await expect.poll(() => heard).toEqual([{ papers: [id], days: ["2025-10-30"] }]);
});

it("a merge names both papers and the days of both", async () => {
  const [twin, main] = [await paper("2510.00002", "2025-10-28"), await paper("2510.00001", "2025-10-29")];
  await mergePapers(await member("carol", "curator"), { paperId: twin, into: main, reason: "A duplicate" });
  await expect.poll(() => heard).toHaveLength(1);
  const [change] = heard as [Required<Change>];
  expect(new Set(change.papers)).toEqual(new Set([twin, main]));
  expect(new Set(change.days)).toEqual(new Set(["2025-10-28", "2025-10-29"]));
});

it("more papers than a notification can name may be any, and so may one that another program sends", async () => {
  await announce(
    db(),
    Array.from({ length: 2000 }, (_, n) => `2510.${n}`),
  );
  await db().$executeRaw`SELECT pg_notify('papers_changed', '{"papers":"2510.00001"}')`;
  await expect.poll(() => heard).toEqual([ALL, ALL]);
});
