import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { claimAuthorship } from "@/lib/claims/claim";
import { report } from "@/lib/curation/reports";
import { db } from "@/lib/db/client";
import { paperRecord } from "@/lib/ingest/record";
import { upsertPapers } from "@/lib/ingest/upsert";
import { miscounted } from "../../support/counters";
import { closeReport, decideClaim, editLinks, featurePaper, hidePaper, unfeaturePaper } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const REASON = "A reason of the tests";
const NOW = new Date("2025-11-05T12:00:00Z");
let carol: Member;
let dave: Member;
beforeEach(async () => {
  await nobodyAndNothing();
  carol = await member("carol", "curator");
  dave = await member("dave", "curator");
});
const once = (outcomes: string[]) => outcomes.filter((outcome) => outcome === "allowed").length;

describe("of decisions at once", () => {
  it("one name is confirmed for one member", async () => {
    const people = await Promise.all([0, 1, 2, 3].map((n) => member(`person${n}`)));
    for (let turn = 0; turn < 8; turn++) {
      const id = await paper(`paper-${turn}`);
      for (const person of people) await claimAuthorship(person, id, "Ada Lovelace");
      const claims = await db().claim.findMany({ where: { paperId: id } });
      const outcomes = await Promise.all(
        claims.map((claim, n) => denial(decideClaim(n % 2 ? carol : dave, { id: claim.id, approve: true }))),
      );
      expect(outcomes.toSorted()).toEqual(["allowed", "claimed", "claimed", "claimed"]);
      expect(await db().claim.count({ where: { paperId: id, state: "confirmed" } })).toBe(1);
    }
  });

  it("a member makes one claim on a paper, whichever names they choose", async () => {
    const ada = await member("ada");
    for (let turn = 0; turn < 8; turn++) {
      const id = await paper(`paper-${turn}`);
      const names = ["Ada Lovelace", "Alan Turing", "Ada Lovelace", "Alan Turing"];
      expect(once(await Promise.all(names.map((name) => denial(claimAuthorship(ada, id, name)))))).toBe(4);
      expect(await db().claim.count({ where: { paperId: id } })).toBe(1);
      await db().rateLimit.deleteMany();
    }
  });

  it("a report is closed once", async () => {
    const id = await paper("2510.00001");
    await report(await member("ada"), { paperId: id }, "A duplicate");
    const { id: reportId } = await db().report.findFirstOrThrow();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => denial(closeReport(n % 2 ? carol : dave, { id: reportId }))),
    );
    expect(once(outcomes)).toBe(1);
    expect(await db().moderation.count()).toBe(1);
  });

  it("hiding and showing, featuring and a source leave a hidden paper on no day", async () => {
    for (let turn = 0; turn < 10; turn++) {
      const id = await paper(`paper-${turn}`);
      const told = (day: string) =>
        upsertPapers([paperRecord({ source: "hugging-face", id, day, title: `Paper ${id}`, abstract: "A" })]);
      await Promise.all([
        told("2025-11-01"),
        denial(featurePaper(carol, { paperId: id, day: "2025-11-02" }, NOW)),
        denial(hidePaper(dave, { paperId: id, hidden: true, reason: REASON })),
        denial(featurePaper(carol, { paperId: id, day: "2025-11-03" }, NOW)),
        told("2025-11-04"),
      ]);
      expect(await db().paper.findUnique({ where: { id } })).toMatchObject({ hidden: true });
      expect(await miscounted()).toEqual([]);
    }
  });

  it("a day that a paper is taken off stays so, although a source tells of it meanwhile", async () => {
    for (let turn = 0; turn < 10; turn++) {
      const id = await paper(`paper-${turn}`, "2025-11-01");
      const told = () =>
        upsertPapers([paperRecord({ source: "hugging-face", id, day: "2025-11-01", title: `Paper ${id}`, abstract: "A" })]);
      await Promise.all([
        told(),
        unfeaturePaper(carol, { paperId: id, day: "2025-11-01", reason: REASON }, NOW),
        told(),
        told(),
      ]);
      expect(await db().feature.count({ where: { paperId: id } })).toBe(0);
    }
  });

  it("one sets a paper's links, and the others look again", async () => {
    const id = await paper("2510.00001");
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, n) => denial(editLinks(carol, { paperId: id, codeUrl: `https://example.org/${n}` }))),
    );
    expect(outcomes.toSorted()).toEqual(["allowed", ...Array(9).fill("changed")]);
    const [entry] = await db().moderation.findMany();
    const { codeUrl } = await db().paper.findUniqueOrThrow({ where: { id } });
    expect(entry?.details).toMatchObject({ before: { codeUrl: null }, after: { codeUrl } });
  });
});
