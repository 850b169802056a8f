/** What anybody can bring about with an address of their own making, though Better Auth calls it an error. */
const OF_STRANGERS = ["State not found", "INVALID_CALLBACK_REQUEST"];

/** Writes down what Better Auth reports, less what is merely a wrong request. */
export function logOfAuth(_level: string, message: string, ...rest: unknown[]): void {
  const { code } = (rest[0] ?? {}) as { code?: unknown };
  if (OF_STRANGERS.includes(message) || String(code).startsWith("state_")) return;
  console.error(`Better Auth: ${message}`, ...rest);
}
