import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  unknown: [404, "There is no such paper there. Look at the id again."],
  source: [503, "The site that has the paper does not answer just now. Try again in a few minutes."],
});
