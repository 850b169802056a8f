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
  undo: "Undone",
};

type Props = { curators: string[]; actions: string[]; by?: string; action?: string; day?: string };

/** Narrows the log to a person, a kind of action, a day. */
export function Filters({ curators, actions, by, action, day }: Props) {
  return (
    <form action="/curate/log" className="flex flex-wrap items-end gap-3 pb-5">
      <label className="field">
        <span>Person</span>
        <select name="by" defaultValue={by ?? ""} className="input w-40!">
          <option value="">Everyone</option>
          {curators.map((curator) => (
            <option key={curator} value={curator}>
              @{curator}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Action</span>
        <select name="action" defaultValue={action ?? ""} className="input w-48!">
          <option value="">All</option>
          {actions.map((known) => (
            <option key={known} value={known}>
              {ACTIONS[known] ?? known}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>Day</span>
        <input type="date" name="day" defaultValue={day} className="input w-40!" />
      </label>
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
