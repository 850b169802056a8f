import { denied as accounts } from "@/lib/accounts/denied";
import { denied as claims } from "@/lib/claims/denied";
import { denied as comments } from "@/lib/comments/denied";
import { denied as curation } from "@/lib/curation/denied";
import { denied as ingest } from "@/lib/ingest/denied";
import { denied as invitations } from "@/lib/invitations/denied";
import { denied as mail } from "@/lib/mail/denied";
import { denied as submissions } from "@/lib/submissions/denied";

const REASONS = Object.assign(
  {},
  accounts.reasons,
  claims.reasons,
  comments.reasons,
  curation.reasons,
  ingest.reasons,
  invitations.reasons,
  mail.reasons,
  submissions.reasons,
) as Record<string, readonly [number, string]>;

/**
 * The sentence for the code of a denial, or null for one that is none.
 * @param wait seconds until it may be done again
 */
export function denialOf(code: string, wait?: number): string | null {
  if (!Object.hasOwn(REASONS, code)) return null;
  const minutes = wait && Math.ceil(wait / 60);
  const again = minutes ? ` You can ask again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.` : "";
  return (REASONS[code]?.[1] ?? "") + again;
}
