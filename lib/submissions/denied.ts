import { denials } from "../denied";

/** Says no to what somebody asked of this feature. */
export const denied = denials({
  paper: [422, "That isn't an arXiv ID or a link to a paper on arXiv, alphaXiv, Hugging Face or OpenReview."],
  submission: [
    422,
    "A paper needs a title of at most 400 characters, 1 to 500 authors, an abstract of 50 to 10,000 characters, and a link that begins with https://.",
  ],
  known: [409, "That paper is already on this site."],
});
