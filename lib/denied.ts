import { UserError } from "./errors";

/** Why somebody may not do what they asked for: the HTTP status, and a sentence that says what to do about it. */
export type Reason = readonly [status: number, sentence: string];

/** Reasons that any feature may have. Its own ones stand with it, in a file `denied.ts`. */
const GENERAL = {
  "signed-out": [401, "Sign in first."],
  role: [403, "Only curators can do that."],
  admin: [403, "Only administrators can do that."],
  blocked: [403, "A curator blocked this account. If that's a mistake, contact the people who run this site."],
  origin: [403, "That came from another site. Open the page here and try again."],
  gone: [404, "That no longer exists. It may have just been removed."],
  often: [429, "You're doing that too often. Wait a while, then try again."],
  form: [400, "Something in the form is missing or wrong. Go back and check it."],
  deleted: [409, "That comment was deleted."],
  changed: [409, "It changed since you opened the page. Check it again."],
  hidden: [409, "That paper is hidden. Show it again first."],
} as const satisfies Record<string, Reason>;

/** An action that was not allowed or could not be done, and why; `code` and `status` are for programs. */
export class Denied extends UserError {
  readonly status: number;
  /** @param wait seconds until it may be done again, where that is known */
  constructor(
    readonly code: string,
    [status, sentence]: Reason,
    readonly wait?: number,
  ) {
    super(sentence);
    this.status = status;
  }
}

/**
 * The function with which a feature says no: it makes the error of a code, to be thrown.
 * @param own the reasons of the feature; they are kept on the function, for who puts a code into words later
 */
export function denials<Own extends Record<string, Reason>>(own: Own) {
  const reasons: Record<string, Reason> = { ...GENERAL, ...own };
  const denied = (code: (keyof Own | keyof typeof GENERAL) & string, wait?: number) =>
    new Denied(code, reasons[code] as Reason, wait);
  return Object.assign(denied, { reasons });
}

/** As that of a feature, for who has no reasons of its own. */
export const denied = denials({});
