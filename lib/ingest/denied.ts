import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  unknown: [404, "No such paper was found there. Check the ID."],
  source: [503, "The site that has the paper does not answer just now. Try again in a few minutes."],
});
