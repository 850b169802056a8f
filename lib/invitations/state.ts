import type { Invitation } from "../db/generated/client";

const DAY_MS = 86_400_000;
/** For how long an invitation can be confirmed. */
export const INVITATION_DAYS = 30;

/** What has become of an invitation. */
export type State = "waiting" | "confirmed" | "expired" | "taken back";

type Dates = Pick<Invitation, "expiresAt" | "confirmedAt" | "revokedAt">;

export function stateOf({ expiresAt, confirmedAt, revokedAt }: Dates, now: Date): State {
  if (confirmedAt) return "confirmed";
  if (revokedAt) return "taken back";
  return expiresAt > now ? "waiting" : "expired";
}

/** When an invitation of this moment ends. */
export const expiryOf = (now: Date) => new Date(now.getTime() + INVITATION_DAYS * DAY_MS);

/** The condition for invitations that can be confirmed. */
export const waitingAt = (now: Date) => ({ confirmedAt: null, revokedAt: null, expiresAt: { gt: now } });
