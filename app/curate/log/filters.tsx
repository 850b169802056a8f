import { Field, Select } from "@/components/field";

const ACTIONS: Record<string, string> = {
  feature: "Added to a day",
  unfeature: "Removed from a day",
  pin: "Pinned",
  unpin: "Unpinned",
  hide: "Hidden",
  show: "Made visible",
  links: "Links changed",
  merge: "Merged",
  "comment.remove": "Comment removed",
  "claim.decide": "Claim decided",
  "claim.revoke": "Claim revoked",
  "submission.decide": "Submission decided",
  "report.close": "Report closed",
  block: "Blocked",
  unblock: "Unblocked",
  appoint: "Role changed",
  "digests.pause": "Digests paused",
  "digests.resume": "Digests resumed",
  "invitations.send": "People invited",
  "invitations.revoke": "Invitation taken back",
  undo: "Undone",
};

const named = (curator: string): [string, string] => [curator, `@${curator}`];
const labelled = (action: string): [string, string] => [action, ACTIONS[action] ?? action];

type Props = { curators: string[]; actions: string[]; by?: string; action?: string; day?: string };

/** Narrows the log to a person, a kind of action, a day. */
export function Filters({ curators, actions, by, action, day }: Props) {
  return (
    <form action="/curate/log" className="flex flex-wrap items-end gap-3 pb-5">
      <Field label="Person">
        <Select name="by" value={by ?? ""} options={[["", "Everyone"], ...curators.map(named)]} />
      </Field>
      <Field label="Action">
        <Select name="action" value={action ?? ""} options={[["", "All"], ...actions.map(labelled)]} />
      </Field>
      <Field label="Day">
        <input type="date" name="day" defaultValue={day} className="input" />
      </Field>
      <button type="submit" className="button h-[2.35rem]">
        Filter
      </button>
      {(by || action || day) && (
        <a href="/curate/log" className="link py-1.5 text-sm">
          Clear
        </a>
      )}
    </form>
  );
}
