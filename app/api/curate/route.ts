import { after } from "next/server";
import { act, backOf, type Form } from "@/app/act";
import { uuidFrom } from "@/app/uuid";
import type { Member } from "@/lib/accounts/member";
import { ROLES } from "@/lib/accounts/roles";
import { decideClaim, revokeClaim } from "@/lib/curation/claims";
import { removeComment } from "@/lib/curation/comments";
import { featurePaper, pinPaper, unfeaturePaper } from "@/lib/curation/days";
import { mergePapers } from "@/lib/curation/merge";
import { editLinks, hidePaper } from "@/lib/curation/papers";
import { appoint, blockPerson } from "@/lib/curation/people";
import { closeReport } from "@/lib/curation/reports";
import { decideSubmission } from "@/lib/curation/submissions";
import { Denied } from "@/lib/denied";
import { sendLetters } from "@/lib/digest/run";

type Work = (actor: Member | null, form: Form) => Promise<unknown>;

const onDay = ({ paper = "", day = "", reason }: Form) => ({ paperId: paper, day, reason });
const decision = ({ id, decision: made, reason }: Form) => ({ id: uuidFrom(id), approve: made === "approve", reason });

/** What a curator's form may ask for, by its `action`. */
const WORK: Record<string, Work> = {
  feature: (actor, form) => featurePaper(actor, onDay(form)),
  unfeature: (actor, form) => unfeaturePaper(actor, onDay(form)),
  pin: (actor, form) => pinPaper(actor, { ...onDay(form), pinned: true }),
  unpin: (actor, form) => pinPaper(actor, { ...onDay(form), pinned: false }),
  hide: (actor, { paper = "", reason }) => hidePaper(actor, { paperId: paper, hidden: true, reason }),
  show: (actor, { paper = "", reason }) => hidePaper(actor, { paperId: paper, hidden: false, reason }),
  links: (actor, { paper = "", codeUrl, projectUrl, reason }) =>
    editLinks(actor, { paperId: paper, codeUrl, projectUrl, reason }),
  merge: (actor, { paper = "", into = "", reason }) => mergePapers(actor, { paperId: paper, into: into.trim(), reason }),
  "comment.remove": (actor, { id, reason }) => removeComment(actor, { id: uuidFrom(id), reason }),
  "submission.decide": (actor, form) => decideSubmission(actor, decision(form)),
  "claim.decide": (actor, form) => decideClaim(actor, decision(form)),
  "claim.revoke": (actor, { id, reason }) => revokeClaim(actor, { id: uuidFrom(id), reason }),
  "report.close": (actor, { id, reason }) => closeReport(actor, { id: uuidFrom(id), reason }),
  block: (actor, { username = "", reason, purge }) =>
    blockPerson(actor, { username, reason, blocked: true, purge: purge === "on" }),
  unblock: (actor, { username = "", reason }) => blockPerson(actor, { username, reason, blocked: false, purge: false }),
  appoint: (actor, { username = "", reason, role }) => {
    const wanted = ROLES.find((known) => known === role);
    if (!wanted) throw new Denied("form");
    return appoint(actor, { username, reason, role: wanted });
  },
};

/** POST of any form of the curators. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, form) => {
    const work = Object.hasOwn(WORK, form.action ?? "") ? WORK[form.action as string] : undefined;
    if (!work) throw new Denied("form");
    await work(actor, form);
    after(sendLetters);
    const back = backOf(request);
    const to =
      form.action === "merge"
        ? `/curate/papers/${form.into}`
        : back.startsWith("/curate")
          ? back.replace(/\?.*$/, "")
          : "/curate";
    return {
      to: `${to}?done=${encodeURIComponent(form.action as string)}`,
      papers: [form.paper, form.into].filter((id) => id !== undefined),
    };
  });
}
