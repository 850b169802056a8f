import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  author: [422, "Choose your name from the authors of the paper."],
  claimed: [409, "That name is claimed already."],
});
