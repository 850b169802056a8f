import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  decided: [409, "Somebody has decided that already."],
  since: [409, "That can't be undone any more: it has changed since, or was undone already."],
  used: [409, "That paper has votes or comments by now. Hide it instead."],
  reason: [422, "Say why, in 3 to 1,000 characters."],
  day: [422, "Write the day as 2025-10-29; it cannot be later than tomorrow."],
  link: [422, "A link begins with https:// or http://."],
  merge: [422, "Name another paper of this site to merge it into."],
  unblock: [409, "That account is blocked. Unblock it first."],
  secret: [403, "That is not the ADMIN_SECRET of this site."],
  "admin-emails": [409, "ADMIN_EMAILS says who administers this site. Add your address there and start it again."],
  self: [409, "You cannot do that to yourself or to an administrator."],
});
