import { beforeAll, describe, expect, it } from "vitest";
import { exportAccount } from "@/lib/accounts/leave";
import type { Member } from "@/lib/accounts/member";
import { ACTIONS, type Action, ROLES, type Role } from "@/lib/accounts/roles";
import { claimAuthorship } from "@/lib/claims/claim";
import { deleteComment, editComment } from "@/lib/comments/change";
import { upvoteComment } from "@/lib/comments/vote";
import { writeComment } from "@/lib/comments/write";
import { findPaper } from "@/lib/curation/find-paper";
import { readEntries, readEntry, readLog, readLogFilters } from "@/lib/curation/log";
import { readOverview } from "@/lib/curation/overview";
import { readPaperList } from "@/lib/curation/paper-lists";
import { readPeople } from "@/lib/curation/people-list";
import { readQueue } from "@/lib/curation/queue";
import { report } from "@/lib/curation/reports";
import { pauseDigests, readSending } from "@/lib/curation/sending";
import { readVersion } from "@/lib/curation/version";
import { countWaiting } from "@/lib/curation/waiting";
import { db } from "@/lib/db/client";
import { readAnswer } from "@/lib/invitations/answer";
import { invite } from "@/lib/invitations/invite";
import { readInvitations } from "@/lib/invitations/list";
import { takeBack } from "@/lib/invitations/take-back";
import { queueSubmission } from "@/lib/submissions/queue";
import { DEFAULT_CHOICES } from "@/lib/subscribers/choices";
import { upvote } from "@/lib/votes/upvote";
import {
  appoint,
  blockPerson,
  closeReport,
  decideClaim,
  decideSubmission,
  editLinks,
  featurePaper,
  hidePaper,
  mergePapers,
  pinPaper,
  removeComment,
  revokeClaim,
  unfeaturePaper,
} from "../support/curator";
import { testDatabase } from "../support/database";
import { denial, member, paper } from "../support/members";

testDatabase();

const REASON = "A reason of the tests";
const DAY = "2025-10-29";
let writer: Member;
let count = 0;
const newPaper = () => paper(`2510.${String(++count).padStart(5, "0")}`, DAY);
const comment = async (by: Member) => (await writeComment(by, { paperId: await newPaper(), parentId: null, body: "Words" })).id;
const submission = async () =>
  (
    await db().submission.create({
      data: { memberId: writer.id, title: `Title ${++count}`, authors: ["A"], abstract: "x", url: "https://example.org" },
    })
  ).id;
const claim = async (state = "pending") =>
  (await db().claim.create({ data: { memberId: writer.id, paperId: await newPaper(), author: "Ada Lovelace", state } })).id;
const reported = async () =>
  (await db().report.create({ data: { memberId: writer.id, paperId: await newPaper(), reason: REASON } })).id;
const invitation = async () => {
  const address = `invited${++count}@example.org`;
  const data = { address, addressKey: address, choices: DEFAULT_CHOICES, expiresAt: new Date(Date.now() + 1e6) };
  return (await db().invitation.create({ data })).id;
};
const inviting = (actor: Member | null) =>
  invite(actor, { addresses: `invited${++count}@example.org`, welcome: "", choices: DEFAULT_CHOICES });

/** Does it all; fails as the first does, and with words of its own where others are let. */
async function allOrNone(work: Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.all(work.map(denial));
  if (new Set(outcomes).size > 1) throw new Error(`some were let, others not: ${outcomes}`);
  await work[0];
}

/** What each action is in code, on things made for it; `actor` is nobody for a visitor. */
const DO: Record<Action, (actor: Member | null) => Promise<unknown>> = {
  upvote: async (actor) => upvote(actor, await newPaper(), true),
  comment: async (actor) => writeComment(actor, { paperId: await newPaper(), parentId: null, body: "Words" }),
  "comment.edit": async (actor) => editComment(actor, await comment(actor ?? writer), "Other words"),
  "comment.delete": async (actor) => deleteComment(actor, await comment(actor ?? writer)),
  "comment.upvote": async (actor) => upvoteComment(actor, await comment(writer), true),
  submit: (actor) =>
    queueSubmission(actor, { title: "T", authors: "A", abstract: "long enough ".repeat(6), url: "https://example.org/paper" }),
  claim: async (actor) => claimAuthorship(actor, await newPaper(), "Ada Lovelace"),
  report: async (actor) => report(actor, { paperId: await newPaper() }, REASON),
  "account.change": (actor) => exportAccount(actor),
  "queue.read": (actor) =>
    allOrNone([
      readQueue(actor),
      countWaiting(actor),
      readOverview(actor),
      readPaperList(actor, "hidden"),
      findPaper(actor, "2510.00001"),
    ]),
  "log.read": (actor) => allOrNone([readLog(actor), readLogFilters(actor), readEntry(actor, 1n), readEntries(actor, [1n])]),
  feature: async (actor) => featurePaper(actor, { paperId: await newPaper(), day: "2025-10-30" }),
  unfeature: async (actor) => unfeaturePaper(actor, { paperId: await newPaper(), day: DAY, reason: REASON }),
  pin: async (actor) => pinPaper(actor, { paperId: await newPaper(), day: DAY, pinned: true }),
  hide: async (actor) => hidePaper(actor, { paperId: await newPaper(), hidden: true, reason: REASON }),
  merge: async (actor) => mergePapers(actor, { paperId: await newPaper(), into: await newPaper(), reason: REASON }),
  links: async (actor) => editLinks(actor, { paperId: await newPaper(), codeUrl: "https://example.org" }),
  "comment.remove": async (actor) => removeComment(actor, { id: await comment(writer), reason: REASON }),
  "claim.decide": async (actor) => decideClaim(actor, { id: await claim(), approve: true }),
  "claim.revoke": async (actor) => revokeClaim(actor, { id: await claim("confirmed"), reason: REASON }),
  "submission.decide": async (actor) => decideSubmission(actor, { id: await submission(), approve: false, reason: REASON }),
  "report.close": async (actor) => closeReport(actor, { id: await reported() }),
  block: async (actor) =>
    blockPerson(actor, { username: (await member(`m${++count}x`)).username, reason: REASON, blocked: true, purge: false }),
  "addresses.read": (actor) => readPeople(actor, { addresses: true }),
  "site.read": (actor) => readVersion(actor),
  "digests.read": (actor) => readSending(actor, new Date()),
  "digests.pause": (actor) => pauseDigests(actor, true),
  "invitations.read": async (actor) => [await readInvitations(actor, new Date()), await readAnswer(actor, crypto.randomUUID())],
  "invitations.send": (actor) => inviting(actor),
  "invitations.revoke": async (actor) => takeBack(actor, await invitation()),
  appoint: async (actor) => appoint(actor, { username: (await member(`m${++count}x`)).username, role: "curator" }),
};

const actors: Partial<Record<Role, Member>> = {};
beforeAll(async () => {
  writer = await member("writer");
  for (const role of ROLES) actors[role] = await member(`the-${role}`, role);
});

/** Everything of the database that an action could change, but for counters of limits. */
async function state(): Promise<string> {
  const tables =
    "paper feature removed_feature paper_alias upvote comment comment_version comment_upvote submission claim claim_revocation report moderation message invitation invitation_answer";
  const rows = await Promise.all(
    tables
      .split(" ")
      .map((table) =>
        db().$queryRawUnsafe<{ hash: string }[]>(
          `SELECT md5(string_agg(t::text, '' ORDER BY t::text)) AS hash FROM ${table} t`,
        ),
      ),
  );
  const people = await db().$queryRawUnsafe("SELECT id, role, blocked_at FROM member ORDER BY id");
  return JSON.stringify([rows, people]);
}

describe.each(Object.entries(ACTIONS) as [Action, Role][])("%s, for %ss and above,", (action, least) => {
  it("is refused to a visitor", async () => {
    expect(await denial(DO[action](null))).toBe("signed-out");
  });

  it.each(ROLES)("is decided rightly for a %s", async (role) => {
    const enough = ROLES.indexOf(role) >= ROLES.indexOf(least);
    const outcome = await denial(DO[action](actors[role] as Member));
    expect(outcome).toBe(enough ? "allowed" : least === "admin" ? "admin" : "role");
  });
});

it("writes every action of a curator into the log, with who and why", async () => {
  const curators = Object.entries(ACTIONS).filter(([action, least]) => least !== "member" && !action.endsWith(".read"));
  for (const [action] of curators) {
    const before = await db().moderation.count();
    await DO[action as Action](actors.admin as Member);
    const entries = await db().moderation.findMany({ orderBy: { id: "desc" } });
    expect(entries.length - before, action).toBe(1);
    expect(entries[0]).toMatchObject({ action, curator: "the-admin", curatorId: actors.admin?.id });
  }
});

it("leaves nothing behind of what was refused", async () => {
  const paperId = await newPaper();
  const id = await comment(writer);
  const [claimId, submissionId, reportId] = [await claim(), await submission(), await reported()];
  const [other, invited] = [await newPaper(), await invitation()];
  const before = await state();
  const mere = actors.member as Member;
  const tries = [
    editComment(mere, id, "x"),
    deleteComment(mere, id),
    removeComment(mere, { id, reason: REASON }),
    featurePaper(mere, { paperId, day: "2025-10-30" }),
    unfeaturePaper(mere, { paperId, day: DAY, reason: REASON }),
    pinPaper(mere, { paperId, day: DAY, pinned: true }),
    hidePaper(mere, { paperId, hidden: true, reason: REASON }),
    mergePapers(mere, { paperId, into: other, reason: REASON }),
    editLinks(mere, { paperId, codeUrl: "https://example.org" }),
    decideClaim(mere, { id: claimId, approve: true }),
    decideSubmission(mere, { id: submissionId, approve: true }),
    closeReport(mere, { id: reportId }),
    blockPerson(mere, { username: "writer", reason: REASON, blocked: true, purge: true }),
    appoint(actors.curator as Member, { username: "writer", role: "admin" }),
    inviting(actors.curator as Member),
    takeBack(actors.curator as Member, invited),
    upvote(null, paperId, true),
    writeComment(null, { paperId, parentId: null, body: "x" }),
  ];
  expect(await Promise.all(tries.map(denial))).not.toContain("allowed");
  expect(await state()).toBe(before);
});

it("keeps curators from blocking each other, and everybody from blocking an administrator or themself", async () => {
  const block = (actor: Role, username: string) =>
    denial(blockPerson(actors[actor] as Member, { username, reason: REASON, blocked: true, purge: false }));
  await member("other-curator", "curator");
  expect(await block("curator", "other-curator")).toBe("admin");
  expect(await block("curator", "the-admin")).toBe("self");
  expect(await block("admin", "the-admin")).toBe("self");
  expect(await block("admin", "other-curator")).toBe("allowed");
});
