import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { db } from "@/lib/db/client";
import { hidePaper, mergePapers, pinPaper, unfeaturePaper } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const [DAY, BEFORE] = ["2025-10-29", "2025-10-28"];
const [MAIN, TWIN] = ["2510.00001", "2510.00002"];
const reason = "The same paper";
let carol: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
});

const merge = () => mergePapers(carol, { paperId: TWIN, into: MAIN, reason });
const hide = (paperId: string, hidden: boolean) => hidePaper(carol, { paperId, hidden, reason });
const days = async () =>
  (await db().feature.findMany({ orderBy: { day: "desc" } })).map(
    ({ day, paperId, pinned }) => `${paperId} ${day.toISOString().slice(0, 10)}${pinned ? " pinned" : ""}`,
  );

describe("the days of a duplicate", () => {
  it("keep its pin where both papers were there", async () => {
    for (const pinned of [MAIN, TWIN]) {
      await db().paper.deleteMany();
      for (const id of [MAIN, TWIN]) await paper(id, DAY);
      await pinPaper(carol, { paperId: pinned, day: DAY, pinned: true });
      await merge();
      expect(await days()).toEqual([`${MAIN} ${DAY} pinned`]);
      expect(await db().feature.findFirst()).toMatchObject({ dayRank: -2147483647 });
    }
  });

  it("come when the other paper is shown again, where that was hidden", async () => {
    await paper(MAIN, DAY);
    await paper(TWIN, BEFORE);
    await pinPaper(carol, { paperId: TWIN, day: BEFORE, pinned: true });
    await hide(MAIN, true);
    await merge();
    expect(await days()).toEqual([]);
    await hide(MAIN, false);
    expect(await days()).toEqual([`${MAIN} ${DAY}`, `${MAIN} ${BEFORE} pinned`]);
  });

  it("come also from a hidden duplicate, whether the other is hidden or not", async () => {
    for (const hidden of [true, false]) {
      await db().paper.deleteMany();
      await paper(MAIN, DAY);
      await paper(TWIN, BEFORE);
      await hide(TWIN, true);
      if (hidden) await hide(MAIN, true);
      await merge();
      if (hidden) await hide(MAIN, false);
      expect(await days()).toEqual([`${MAIN} ${DAY}`, `${MAIN} ${BEFORE}`]);
    }
  });

  it("do not bring the other paper back to a day that it was taken off, hidden meanwhile or not", async () => {
    for (const hidden of [true, false]) {
      await db().paper.deleteMany();
      for (const id of [MAIN, TWIN]) await paper(id, DAY);
      await unfeaturePaper(carol, { paperId: MAIN, day: DAY, reason });
      if (hidden) await hide(MAIN, true);
      await merge();
      if (hidden) await hide(MAIN, false);
      expect(await days()).toEqual([]);
      expect(await db().paper.findFirst()).toMatchObject({ featuredOn: null });
    }
  });
});
