import { beforeEach, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { deleteComment, restoreComment } from "@/lib/comments/change";
import { threadsOf } from "@/lib/comments/thread";
import { writeComment } from "@/lib/comments/write";
import { db } from "@/lib/db/client";
import { removeComment } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const PAPER = "2510.00001";
let ada: Member;
let id: string;
beforeEach(async () => {
  await nobodyAndNothing();
  ada = await member("ada");
  await paper(PAPER);
  id = (await writeComment(ada, { paperId: PAPER, parentId: null, body: "Some *words*" })).id;
});

it("one's own deleted comment comes back as it was, with no trace in its history", async () => {
  await deleteComment(ada, id);
  expect(await threadsOf(PAPER)).toEqual([]);
  await restoreComment(ada, id);
  expect((await threadsOf(PAPER))[0]?.html).toContain("<em>words</em>");
  expect(await db().commentVersion.count()).toBe(0);
  expect((await db().paper.findUniqueOrThrow({ where: { id: PAPER } })).memberComments).toBe(1);
});

it("comes back only shortly after, only for who deleted it, and once", async () => {
  await deleteComment(ada, id);
  expect(await denial(restoreComment(ada, id, new Date(Date.now() + 60_000)))).toBe("late");
  expect(await denial(restoreComment(await member("bob"), id))).toBe("own");
  expect(await denial(restoreComment(null, id))).toBe("signed-out");
  await restoreComment(ada, id);
  expect(await denial(restoreComment(ada, id))).toBe("late");
});

it("does not come back where a curator removed it", async () => {
  await removeComment(await member("carol", "curator"), { id, reason: "A reason of the tests" });
  expect(await denial(restoreComment(ada, id))).toBe("late");
});
