import type { Env } from "../env";

/** What somebody may do, in rising order; each may do what those before it may. */
export const ROLES = ["member", "curator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** The least role for each action. What is one's own, such as one's own comment, is checked where it is changed. */
export const ACTIONS = {
  upvote: "member",
  comment: "member",
  "comment.edit": "member",
  "comment.delete": "member",
  "comment.upvote": "member",
  submit: "member",
  claim: "member",
  report: "member",
  "account.change": "member",
  "queue.read": "curator",
  "log.read": "curator",
  feature: "curator",
  unfeature: "curator",
  pin: "curator",
  hide: "curator",
  merge: "curator",
  links: "curator",
  "comment.remove": "curator",
  "claim.decide": "curator",
  "claim.revoke": "curator",
  "submission.decide": "curator",
  "report.close": "curator",
  block: "curator",
  appoint: "admin",
  "addresses.read": "admin",
  "site.read": "admin",
  "digests.read": "admin",
  "digests.pause": "admin",
  "invitations.read": "admin",
  "invitations.send": "admin",
  "invitations.revoke": "admin",
} as const satisfies Record<string, Role>;

export type Action = keyof typeof ACTIONS;

/** Whether a role is enough for an action. */
export function allows(role: Role, action: Action): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(ACTIONS[action]);
}

/** The code with which an action is denied to a role that is not enough for it. */
export function refusalOf(action: Action): "admin" | "role" {
  return ACTIONS[action] === "admin" ? "admin" : "role";
}

/**
 * The role that somebody has: where ADMIN_EMAILS is set, its verified addresses are the administrators and nobody else is;
 * otherwise what the database says, in which the first account is one.
 */
export function effectiveRole(
  member: { role: string; email: string; emailVerified: boolean },
  env: Pick<Env, "ADMIN_EMAILS">,
): Role {
  if (env.ADMIN_EMAILS && member.emailVerified && env.ADMIN_EMAILS.includes(member.email)) return "admin";
  if (env.ADMIN_EMAILS && member.role === "admin") return "member";
  return member.role as Role;
}
