import { UserError } from "./errors";

// Why somebody may not do what they asked for: the HTTP status, and what to do about it.
const REASONS = {
  "signed-out": [401, "Sign in first."],
  role: [403, "Only curators of this site may do that."],
  admin: [403, "Only an administrator of this site may do that."],
  blocked: [403, "This account was blocked by a curator. Write to whoever runs this site if that is wrong."],
  own: [403, "Only whoever wrote it may change it."],
  origin: [403, "That came from another site. Open the page here and send it again."],
  gone: [404, "That is not here any more; perhaps it was removed a moment ago."],
  often: [429, "That is more than one person may do in this time. Wait a while, then go on."],
  letters: [
    429,
    "Enough mail was asked for, for this address or from your network. No further one was sent; use the one that came last.",
  ],
  form: [400, "Something in the form is missing or wrong. Go back and look at it again."],
  address: [422, "That is no e-mail address that mail can be sent to. It should look like you@example.org."],
  mail: [503, "This site cannot send mail yet. Whoever runs it has to name a mail server first."],
  provider: [422, "That way to sign in is not set up here, or its provider does not answer. Choose another."],
  name: [422, "A name has 1 to 60 characters, at least one of them a letter, digit or symbol. Names like Admin are reserved."],
  username: [422, "A username has 3 to 30 of the characters a to z, 0 to 9 and the hyphen, and begins with a letter."],
  taken: [409, "That username is taken. Choose another."],
  "last-admin": [409, "You are the only administrator. Make somebody else one first, then delete your account."],
  confirm: [422, "Type your username to show that you mean it."],
  "only-way": [409, "That is the only way in which you can sign in. Add another first."],
  comment: [422, "A comment has 1 to 10,000 characters."],
  deleted: [409, "That comment was deleted."],
  paper: [422, "That is neither an arXiv id nor a link to a paper at arXiv, alphaXiv, Hugging Face or OpenReview."],
  unknown: [404, "There is no such paper there. Look at the id again."],
  source: [503, "The site that has the paper does not answer just now. Try again in a few minutes."],
  submission: [
    422,
    "A paper needs a title of at most 400 characters, 1 to 500 authors, an abstract of 50 to 10,000 characters, and a link that begins with https://.",
  ],
  known: [409, "That paper is here already."],
  decided: [409, "Somebody has decided that already."],
  changed: [409, "It changed since you looked. Look again."],
  author: [422, "Choose your name from the authors of the paper."],
  claimed: [409, "That name is claimed already."],
  reason: [422, "Say why, in 3 to 1,000 characters."],
  day: [422, "Write the day as 2025-10-29; it cannot be later than tomorrow."],
  link: [422, "A link begins with https:// or http://."],
  merge: [422, "Name another paper of this site to merge it into."],
  hidden: [409, "That paper is hidden. Show it again first."],
  unblock: [409, "That account is blocked. Unblock it first."],
  self: [409, "You cannot do that to yourself or to an administrator."],
} as const satisfies Record<string, readonly [number, string]>;

export type DenialCode = keyof typeof REASONS;

/** An action that was not allowed or could not be done, and why; `code` and `status` are for programs. */
export class Denied extends UserError {
  readonly status: number;
  /** @param wait seconds until it may be done again, where that is known */
  constructor(
    readonly code: DenialCode,
    readonly wait?: number,
  ) {
    super(REASONS[code][1]);
    this.status = REASONS[code][0];
  }
}

/**
 * The sentence for a code, or null for one that is none.
 * @param wait seconds until it may be done again
 */
export function denialOf(code: string, wait?: number): string | null {
  if (!Object.hasOwn(REASONS, code)) return null;
  const minutes = wait && Math.ceil(wait / 60);
  const again = minutes ? ` You can ask again in ${minutes === 1 ? "a minute" : `${minutes} minutes`}.` : "";
  return REASONS[code as DenialCode][1] + again;
}
