import { act, backOf, type Form } from "@/app/act";
import { entryId } from "@/app/curate/entry-id";
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
import { undo } from "@/lib/curation/undo";
import { denied } from "@/lib/denied";

/** Does it, and returns the id of its entry in the log. */
type Work = (actor: Member | null, form: Form) => Promise<bigint>;

const actionInput = ({ id, seen = "", reason }: Form) => ({ id: uuidFrom(id), seen, reason });
const decision = (form: Form) => ({ ...actionInput(form), approve: form.decision === "approve" });
const ofPaper = ({ paper = "", seen = "", reason }: Form) => ({ paperId: paper, seen, reason });
const onDay = (form: Form) => ({ ...ofPaper(form), day: form.day ?? "" });

/** What a curator's form may ask for, by its `action`. `seen` is the digest of what they were shown. */
const WORK: Record<string, Work> = {
  feature: (actor, form) => featurePaper(actor, onDay(form)),
  unfeature: (actor, form) => unfeaturePaper(actor, onDay(form)),
  pin: (actor, form) => pinPaper(actor, { ...onDay(form), pinned: true }),
  unpin: (actor, form) => pinPaper(actor, { ...onDay(form), pinned: false }),
  hide: (actor, form) => hidePaper(actor, { ...ofPaper(form), hidden: true }),
  show: (actor, form) => hidePaper(actor, { ...ofPaper(form), hidden: false }),
  links: (actor, form) => editLinks(actor, { ...ofPaper(form), codeUrl: form.codeUrl, projectUrl: form.projectUrl }),
  merge: (actor, form) => mergePapers(actor, { ...ofPaper(form), into: form.into ?? "" }),
  "comment.remove": (actor, form) => removeComment(actor, actionInput(form)),
  "submission.decide": (actor, form) => decideSubmission(actor, decision(form)),
  "claim.decide": (actor, form) => decideClaim(actor, decision(form)),
  "claim.revoke": (actor, form) => revokeClaim(actor, actionInput(form)),
  "report.close": (actor, form) => closeReport(actor, actionInput(form)),
  block: (actor, form) => blockPerson(actor, { ...actionInput(form), blocked: true, purge: form.purge === "on" }),
  unblock: (actor, form) => blockPerson(actor, { ...actionInput(form), blocked: false, purge: false }),
  appoint: (actor, form) => {
    const role = ROLES.find((known) => known === form.role);
    if (!role) throw denied("form");
    return appoint(actor, { ...actionInput(form), role });
  },
  undo: (actor, { entry }) => {
    const id = entryId.parse(entry);
    if (id === undefined) throw denied("form");
    return undo(actor, id);
  },
};

/** Where a form leads: to the page it was sent from, which says what was done; lists stay at the place where they were. */
function nextOf(form: Form, back: string, entry: bigint): string {
  if (form.action === "merge") return `/curate/papers/${form.into}?done=${entry}`;
  const [path = "", query] = back.split("?");
  if (path.startsWith("/admin/")) {
    const fields = new URLSearchParams(query);
    fields.set("done", String(entry));
    return `${path}?${fields}`;
  }
  return `${path.startsWith("/curate") ? path : "/curate"}?done=${entry}`;
}

/** POST of any form of the curators. */
export function POST(request: Request): Promise<Response> {
  return act(request, async (actor, form) => {
    const work = Object.hasOwn(WORK, form.action ?? "") ? WORK[form.action as string] : undefined;
    if (!work) throw denied("form");
    const entry = await work(actor, form);
    return { to: nextOf(form, backOf(request), entry) };
  });
}
