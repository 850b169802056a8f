import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  addresses: [422, "Enter at least one email address."],
  many: [422, "Enter at most 500 addresses at once, and the rest afterwards."],
  welcome: [422, "A line of welcome has at most 300 characters."],
  answered: [409, "That invitation isn't waiting any more. It was confirmed, taken back, or has expired."],
});
