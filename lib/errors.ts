/** An error that a person caused or can mend; its message says what to do, and no stack trace is shown. */
export class UserError extends Error {
  override name = "UserError";
}

const byCode: Record<string, string> = {
  ENOSPC: "The disk is full. Free some space and start again; nothing that was saved is lost.",
  "53100": "The disk of the database is full. Free some space and start again; nothing that was saved is lost.",
  ECONNREFUSED: "No database server answers there. Is it running, and is DATABASE_URL right?",
  ENOTFOUND: "The host name of the database is not known. Is DATABASE_URL right?",
  EAI_AGAIN: "The host name of the database cannot be looked up just now. Is DATABASE_URL right?",
  ETIMEDOUT: "The database server did not answer in time. Is DATABASE_URL right?",
  "28P01": "The database refused the password. Is DATABASE_URL right?",
  "28000": "The database refused this user. Is DATABASE_URL right?",
  "3D000": "That database does not exist. Create it, or mend DATABASE_URL.",
  "53300": "The database has no connection left. Raise its max_connections or close other programs.",
  EACCES: "A file or folder may not be read or written by this user.",
};

/** `error` and everything it wraps, outermost first. */
export function wrappedIn(error: unknown, depth = 0): Record<string, unknown>[] {
  if (!error || typeof error !== "object" || depth > 4) return [];
  const { cause, driverAdapterError, meta, errors } = error as Record<string, unknown>;
  const inner = [cause, driverAdapterError, meta, ...(Array.isArray(errors) ? errors : [])];
  return [error as Record<string, unknown>, ...inner.flatMap((e) => wrappedIn(e, depth + 1))];
}

/** The error codes of `error` and of everything it wraps: of Node, of Prisma, and the SQLSTATE of PostgreSQL. */
export function codesOf(error: unknown): string[] {
  return wrappedIn(error).flatMap(({ originalCode, code }) => [originalCode, code].filter((c) => typeof c === "string"));
}

/** One clear sentence for an error people cause, or null for one that deserves its stack trace. */
export function explain(error: unknown): string | null {
  if (error instanceof Error && (error.name === "UserError" || error.constructor.name === "EnvError")) {
    return error.message;
  }
  const code = codesOf(error).find((c) => c in byCode);
  return code ? `${byCode[code]} (${code})` : null;
}

/** Whether the database had no connection left: in a moment it may have one again. */
export function isCrowded(error: unknown): boolean {
  return codesOf(error).includes("53300");
}
