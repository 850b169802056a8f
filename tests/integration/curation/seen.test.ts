import { beforeEach, describe, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { claimAuthorship } from "@/lib/claims/claim";
import { editComment } from "@/lib/comments/change";
import { threadsOf } from "@/lib/comments/thread";
import { writeComment } from "@/lib/comments/write";
import { decideClaim, revokeClaim } from "@/lib/curation/claims";
import { removeComment } from "@/lib/curation/comments";
import { featurePaper, pinPaper, unfeaturePaper } from "@/lib/curation/days";
import { readMerge, readPaper, readPerson } from "@/lib/curation/look";
import { mergePapers } from "@/lib/curation/merge";
import { editLinks, hidePaper } from "@/lib/curation/papers";
import { appoint, blockPerson } from "@/lib/curation/people";
import { readQueue } from "@/lib/curation/queue";
import { closeReport, report } from "@/lib/curation/reports";
import { decideSubmission } from "@/lib/curation/submissions";
import { db } from "@/lib/db/client";
import { queueSubmission } from "@/lib/submissions/queue";
import { testDatabase } from "../../support/database";
import { denial, member, nobodyAndNothing, paper } from "../../support/members";

testDatabase();
const REASON = "A reason of the tests";
const DAY = "2025-10-29";
let ada: Member;
let bob: Member;
let root: Member;
let paperId: string;
beforeEach(async () => {
  await nobodyAndNothing();
  [ada, bob, root] = [await member("ada"), await member("bob"), await member("root", "admin")];
  paperId = await paper("2510.00001");
});

const retitle = (id = paperId) => db().paper.update({ where: { id }, data: { title: "Another title" } });
const rename = (id: string, username: string) => db().member.update({ where: { id }, data: { username } });
const writeOne = async () => (await writeComment(ada, { paperId, parentId: null, body: "Rude words" })).id;
const queued = async () => {
  await queueSubmission(ada, {
    title: "A thesis",
    authors: "Ada Lovelace",
    abstract: "What it says, at the length that an abstract has, or a little less.",
    url: "https://example.org/thesis",
  });
  return (await readQueue(root)).submissions[0] as { id: string; seen: string };
};
const claimed = async () => {
  await claimAuthorship(ada, paperId, "Ada Lovelace");
  return (await readQueue(root)).claims[0] as { id: string; seen: string };
};
const confirmed = async () => {
  await db().claim.create({ data: { memberId: ada.id, paperId, author: "Ada Lovelace", state: "confirmed" } });
  return (await readPaper(root, paperId))?.claims[0] as { id: string; seen: string };
};
const reported = async (subject: { paperId: string } | { commentId: string }) => {
  await report(bob, subject, "It is wrong");
  return (await readQueue(root)).reports[0] as { id: string; seen: string };
};
const ofPaper = async () => ({ paperId, seen: (await readPaper(root, paperId))?.seen as string });
const ofPerson = async (username: string) => {
  const { id, seen } = (await readPerson(root, username)) as { id: string; seen: string };
  return { id, seen };
};

/** What a curator looks at, what happens to it meanwhile, and what they then decide. */
const CASES: [string, () => Promise<{ meanwhile: () => Promise<unknown>; decide: () => Promise<unknown> }>][] = [
  [
    "a claim that is now for another author",
    async () => {
      const { id, seen } = await claimed();
      return {
        meanwhile: () => claimAuthorship(ada, paperId, "Alan Turing"),
        decide: () => decideClaim(root, { id, seen, approve: true }),
      };
    },
  ],
  [
    "a claim on a paper that was merged into one with another title",
    async () => {
      const { id, seen } = await claimed();
      const other = await paper("2510.00002");
      const merge = async () =>
        mergePapers(root, {
          paperId,
          into: other,
          reason: REASON,
          seen: (await readMerge(root, { id: paperId, title: `Paper ${paperId}` }, other))?.seen ?? "",
        });
      return { meanwhile: merge, decide: () => decideClaim(root, { id, seen, approve: true }) };
    },
  ],
  [
    "a claim of somebody who now has another name",
    async () => {
      const { id, seen } = await claimed();
      return {
        meanwhile: () => db().member.update({ where: { id: ada.id }, data: { name: "Grace Hopper" } }),
        decide: () => decideClaim(root, { id, seen, approve: false, reason: REASON }),
      };
    },
  ],
  [
    "a confirmed claim on a paper that now has another title",
    async () => {
      const { id, seen } = await confirmed();
      return { meanwhile: retitle, decide: () => revokeClaim(root, { id, seen, reason: REASON }) };
    },
  ],
  [
    "a submission that says something else now",
    async () => {
      const { id, seen } = await queued();
      return {
        meanwhile: () => db().submission.update({ where: { id }, data: { url: "https://example.org/advertisement" } }),
        decide: () => decideSubmission(root, { id, seen, approve: true }),
      };
    },
  ],
  [
    "a comment that was edited",
    async () => {
      const id = await writeOne();
      const seen = (await threadsOf(paperId))[0]?.seen as string;
      return {
        meanwhile: () => editComment(ada, id, "Kind words"),
        decide: () => removeComment(root, { id, seen, reason: REASON }),
      };
    },
  ],
  [
    "a report of a comment that was edited",
    async () => {
      const comment = await writeOne();
      const { id, seen } = await reported({ commentId: comment });
      return { meanwhile: () => editComment(ada, comment, "Ruder words"), decide: () => closeReport(root, { id, seen }) };
    },
  ],
  [
    "a report of a paper that now has another title",
    async () => {
      const { id, seen } = await reported({ paperId });
      return { meanwhile: retitle, decide: () => closeReport(root, { id, seen }) };
    },
  ],
  [
    "a merge with a paper that now has another title",
    async () => {
      const into = await paper("2510.00002");
      const main = await readMerge(root, { id: paperId, title: `Paper ${paperId}` }, into);
      const seen = main?.seen as string;
      return { meanwhile: () => retitle(into), decide: () => mergePapers(root, { paperId, into, seen, reason: REASON }) };
    },
  ],
  [
    "links that another curator has set",
    async () => {
      const seen = (await readPaper(root, paperId))?.seenLinks as string;
      return {
        meanwhile: () => editLinks(root, { paperId, seen, codeUrl: "https://example.org/first" }),
        decide: () => editLinks(root, { paperId, seen, codeUrl: "https://example.org/second" }),
      };
    },
  ],
  ...(
    [
      ["to hide", (of) => hidePaper(root, { ...of, hidden: true, reason: REASON })],
      ["to feature", (of) => featurePaper(root, { ...of, day: "2025-10-28" })],
      ["to pin", (of) => pinPaper(root, { ...of, day: DAY, pinned: true })],
      ["to take off a day", (of) => unfeaturePaper(root, { ...of, day: DAY, reason: REASON })],
    ] as [string, (of: { paperId: string; seen: string }) => Promise<unknown>][]
  ).map(([what, decide]): (typeof CASES)[number] => [
    `a paper ${what} that now has another title`,
    async () => {
      const seen = await ofPaper();
      return { meanwhile: retitle, decide: () => decide(seen) };
    },
  ]),
  [
    "a person who now has another username",
    async () => {
      const person = await ofPerson("ada");
      return {
        meanwhile: () => rename(ada.id, "grace"),
        decide: () => blockPerson(root, { ...person, reason: REASON, blocked: true, purge: true }),
      };
    },
  ],
  [
    "a person who was appointed",
    async () => {
      const person = await ofPerson("ada");
      return {
        meanwhile: () => appoint(root, { ...person, role: "curator" }),
        decide: () => blockPerson(root, { ...person, reason: REASON, blocked: true, purge: false }),
      };
    },
  ],
];

describe("a decision applies to what a curator saw", () => {
  it.each(CASES)("and not to %s", async (_, look) => {
    const { meanwhile, decide } = await look();
    await meanwhile();
    const before = await db().moderation.count();
    expect(await denial(decide())).toBe("changed");
    expect(await db().moderation.count()).toBe(before);
  });

  it.each(CASES)("and so is done where it is not yet %s", async (_, look) => {
    const { decide } = await look();
    const before = await db().moderation.count();
    expect(await denial(decide())).toBe("allowed");
    expect(await db().moderation.count()).toBe(before + 1);
  });

  it("and not to somebody else who took the username of whom they looked at", async () => {
    const person = await ofPerson("ada");
    await rename(ada.id, "innocent");
    await rename(bob.id, "ada");
    expect(await denial(blockPerson(root, { ...person, reason: REASON, blocked: true, purge: true }))).toBe("changed");
    expect(await db().member.count({ where: { NOT: { blockedAt: null } } })).toBe(0);
  });

  it("and to nothing where the form does not tell what was seen", async () => {
    const { id } = await claimed();
    expect(await denial(decideClaim(root, { id, seen: "", approve: true }))).toBe("changed");
  });
});
