import type { SiteOverview } from "@/lib/curation/overview";
import { untilResumed } from "@/lib/digest/pause";
import { Next, Panel } from "./panel";
import { rows } from "./words";

/** How much mail went out today, and what is in its way. */
export function MailPanel({ mail }: { mail: NonNullable<SiteOverview["mail"]> }) {
  const { sent, waiting, bounced, pause, kept } = mail;
  const figures: [string, string][] = [
    ["Sent today", rows(sent)],
    ["Waiting", rows(waiting)],
    ["Bounced today", rows(bounced)],
  ];
  const next = pause ? "Look into it and resume" : waiting.count > 0 ? "See what waits" : "See the digests that were sent";
  return (
    <Panel title="Mail" figures={figures} next={<Next href="/admin/digests">{next}</Next>}>
      {pause && (
        <p className="font-semibold text-ink">
          Digests are paused{untilResumed(pause) ? " until someone resumes them" : ` until ${pause.until.toUTCString()}`}:{" "}
          {pause.reason}
        </p>
      )}
      {kept && <p>No mail server is set, so mail is kept as files. Set SMTP_URL to send it.</p>}
    </Panel>
  );
}
