import { readFileSync } from "node:fs";

const EVERY_MS = 500;

/** The parent of another process; null where the system does not tell. */
function parentOf(pid) {
  try {
    return Number(
      readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ")[1],
    );
  } catch {
    return null;
  }
}

/** Whether a process is the shell in which npm runs a script: `sh -c SCRIPT`. */
function isShell(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0")[1] === "-c";
  } catch {
    return false;
  }
}

/**
 * Calls back once when the npm that runs this program is gone, however it went: its shell passes no signal on. Does nothing where
 * the program was started otherwise; then whoever did may leave it running.
 */
export function whenNpmIsGone(callback) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const grandparent = isShell(parent) ? parentOf(parent) : null;
  const timer = setInterval(() => {
    if (process.ppid === parent && (grandparent === null || parentOf(parent) === grandparent)) return;
    clearInterval(timer);
    callback();
  }, EVERY_MS);
  timer.unref();
}
