// What is logged, as one line each: text for a terminal, or JSON for programs that collect logs.
import { AsyncLocalStorage } from "node:async_hooks";
import { format as fill } from "node:util";

const FRAMES = 5;
const CAUSES = 4;
/** Knows the id of the request for which the code that runs was called. */
export const requestScope = new AsyncLocalStorage();

// What stands in addresses behind these opens something for whoever has it.
const SECRET =
  /((?:^|[\s"'(/])(?:api\/)?(?:unsubscribe|mute|sign-in\/confirm|subscribe\/(?:confirm|choices|invitation))\/)[\w.~%-]+/g;
/** A text without the tokens of the addresses in it. */
export const withoutTokens = (text) => text.replace(SECRET, "$1…");

const oneLine = (text) => text.replace(/\s*\n\s*/g, " ");

/** An error as a person reads it in one line: what, where, and why. */
function lineOf(error, depth = 0) {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const where = frames
    .slice(0, FRAMES)
    .map((line) => line.trim())
    .join(", ");
  const cause = error.cause instanceof Error && depth < CAUSES ? `; because of ${lineOf(error.cause, depth + 1)}` : "";
  return oneLine(`${error.name}: ${error.message}${error.code ? ` [${error.code}]` : ""}${where ? ` (${where})` : ""}${cause}`);
}

const textOf = (value) => {
  if (value instanceof Error) return lineOf(value);
  return typeof value === "string" ? value : oneLine(JSON.stringify(value) ?? String(value));
};

/**
 * One line of the log.
 * @param format "json"; anything else is text, where only what went wrong has a time
 * @param given what was logged: texts and errors
 */
export function logLine(format, level, given, { time = new Date(), request = requestScope.getStore() } = {}) {
  const error = given.find((value) => value instanceof Error);
  const message = withoutTokens(fill(...given.map(textOf))); // a text may have places for the others, as in "%s"
  if (format !== "json") {
    const hasWords = level !== "info" && (error || request);
    return hasWords ? `${time.toISOString()} ${level}${request ? ` ${request}` : ""}: ${oneLine(message)}` : message;
  }
  const about = error && { name: error.name, message: error.message, code: error.code, stack: error.stack };
  return JSON.stringify({ time, level, request, message, error: about && JSON.parse(withoutTokens(JSON.stringify(about))) });
}

/** Has all that this process logs be such lines, whoever logs it. */
export function structureLog(format = process.env.LOG_FORMAT) {
  for (const [method, level, stream] of [
    ["log", "info", process.stdout],
    ["warn", "warning", process.stderr],
    ["error", "error", process.stderr],
  ])
    console[method] = (...given) => void stream.write(`${logLine(format, level, given)}\n`);
}
