import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  comment: [422, "A comment has 1 to 10,000 characters."],
  late: [409, "It's too late to undo that: the comment stays deleted."],
  own: [403, "Only the author of a comment can change it."],
});
