import type { ReactNode } from "react";
import { Tex } from "@/components/tex";
import type { LogEntry } from "@/lib/curation/log";
import type { Names } from "@/lib/curation/names";
import { dateOf } from "@/lib/papers/day";
import { plainText } from "@/lib/papers/latex";

type Entry = Omit<LogEntry, "undone" | "undoneBy">;
type Details = Record<string, unknown>;

const DAY = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });
const dayIn = ({ day }: Details) => (typeof day === "string" ? DAY.format(dateOf(day)) : "a day");
const text = (value: unknown) => (typeof value === "string" ? value : "");
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const roles: Record<string, string> = { curator: "a curator", admin: "an administrator", member: "a member" };

function Paper({ id, names }: { id: string; names: Names }) {
  const found = names.papers.get(id);
  return (
    <a href={`/curate/papers/${found?.id ?? id}`} className="font-medium hover:text-accent">
      <Tex>{found?.title || id}</Tex>
    </a>
  );
}

function Person({ called, names }: { called: string; names: Names }) {
  const person = names.people.get(called);
  if (!person) return called ? `@${called}` : "a deleted account";
  return (
    <a href={`/curate/people/${person.username}`} className="font-medium hover:text-accent">
      {person.name}
    </a>
  );
}

/** What an entry of the log says was done, and to what or whom. */
function what({ action, paperId, commentId, username, submission, details: found }: Entry, names: Names): ReactNode {
  const details = (found ?? {}) as Details;
  const paper = <Paper id={paperId ?? text(details.paperId)} names={names} />;
  const person = <Person called={username ?? text(details.memberId)} names={names} />;
  const comment = (
    <a href={`/comments/${commentId}/history`} className="font-medium hover:text-accent">
      a comment
    </a>
  );
  const claim = (
    <>
      {person}&apos;s claim to be {plainText(text(details.author))}, an author of {paper}
    </>
  );
  switch (action) {
    case "feature":
      return (
        <>
          added {paper} to {dayIn(details)}
        </>
      );
    case "unfeature":
      return (
        <>
          removed {paper} from {dayIn(details)}
        </>
      );
    case "pin":
      return (
        <>
          pinned {paper} on {dayIn(details)}
        </>
      );
    case "unpin":
      return (
        <>
          unpinned {paper} on {dayIn(details)}
        </>
      );
    case "hide":
      return <>hid {paper}</>;
    case "show":
      return <>made {paper} visible again</>;
    case "links":
      return <>changed the links of {paper}</>;
    case "merge":
      return (
        <>
          merged “<Tex>{text(details.title) || (paperId ?? "")}</Tex>” into <Paper id={text(details.into)} names={names} />
        </>
      );
    case "comment.remove":
      return (
        <>
          removed {comment} by <Person called={text(details.by)} names={names} /> on {paper}
        </>
      );
    case "claim.decide":
      return (
        <>
          {details.approve ? "approved" : "refused"} {claim}
        </>
      );
    case "claim.revoke":
      return <>revoked {claim}</>;
    case "submission.decide":
      return (
        <>
          {details.approve ? "approved" : "refused"} the submission “<Tex>{submission ?? ""}</Tex>”
        </>
      );
    case "report.close":
      return <>closed a report about {paperId ? paper : comment}</>;
    case "block":
      return (
        <>
          blocked {person}
          {details.purge ? " and removed all their comments and votes" : ""}
        </>
      );
    case "unblock":
      return <>unblocked {person}</>;
    case "appoint":
      return (
        <>
          made {person} {roles[text(details.role)] ?? "something else"}
        </>
      );
    case "digests.pause":
      return "paused the digests";
    case "digests.resume":
      return "resumed the digests";
    case "invitations.send":
      return `invited ${counted(Number(details.people), "person", "people")}`;
    case "invitations.revoke":
      return "took back an invitation";
    default:
      return action;
  }
}

/** One entry of the log as a sentence: who did what, to what or whom. An undo says what it undid. */
export function Deed({ entry, undone, names }: { entry: Entry; undone?: Entry | null; names: Names }) {
  const curator = names.people.get(entry.curatorId ?? "")?.name ?? entry.curator;
  if (!undone)
    return (
      <>
        {curator} {what(entry, names)}
      </>
    );
  return (
    <>
      {curator} undid: {names.people.get(undone.curatorId ?? "")?.name ?? undone.curator} {what(undone, names)}
    </>
  );
}
