import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  decided: [409, "That was already decided."],
  since: [409, "That can't be undone any more. It changed since, or was already undone."],
  used: [
    409,
    "That paper is in use by now: it has votes, comments, claims, reports, merged papers or other days. Hide it instead.",
  ],
  reason: [422, "Give a reason of 3 to 1,000 characters."],
  day: [422, "Write the day as 2025-10-29; it cannot be later than tomorrow."],
  link: [422, "A link starts with https:// or http://."],
  merge: [422, "Choose another paper on this site to merge into."],
  unblock: [409, "That account is blocked. Unblock it first."],
  secret: [403, "That isn't this site's ADMIN_SECRET."],
  "admin-emails": [409, "ADMIN_EMAILS decides who administers this site. Add your address there and restart it."],
  self: [409, "You cannot do that to yourself or to an administrator."],
});
