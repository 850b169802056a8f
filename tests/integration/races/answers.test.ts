import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { miscounted } from "../../support/counters";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
let ada: Member;
let paperId: string;
let first: string;
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  paperId = await paper("2510.00001");
  first = (await writeComment(ada, { paperId, parentId: null, body: "What do you think?" })).id;
});

describe("answers to one comment", () => {
  it.each([12, 60])(
    "are all kept where %i come at once, more than there are connections, and each is told by mail",
    async (count) => {
      const people = await Promise.all(Array.from({ length: count }, (_, n) => member(`person${n}`)));
      const outcomes = await Promise.all(
        people.map((person, n) => denial(writeComment(person, { paperId, parentId: first, body: `Answer ${n}` }))),
      );
      expect(outcomes).toEqual(people.map(() => "allowed"));
      expect(await db().comment.count({ where: { parentId: first } })).toBe(count);
      expect(await db().message.count({ where: { address: ada.email } })).toBe(count);
      expect(await miscounted()).toEqual([]);
    },
  );
});
