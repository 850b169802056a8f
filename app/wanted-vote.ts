const WANTED = new Map([
  ["on", true],
  ["off", false],
]);

/** What the field `vote` of a form asks for: on, off, or, where it is missing, the other of what it is (null). */
export function wantedVote(vote: string | undefined): boolean | null {
  return WANTED.get(vote ?? "") ?? null;
}
