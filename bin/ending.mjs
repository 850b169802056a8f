// A program that runs others ends with them: what tells it to end is passed on, and it waits for them.
import { constants } from "node:os";
import { whenNpmIsGone } from "./npm-gone.mjs";

const children = new Set();
let ending = null;

function end(signal) {
  ending = signal;
  // On a terminal Ctrl-C reaches the whole group by itself.
  const reached = signal === "SIGINT" && process.stdin.isTTY;
  if (children.size === 0) process.exit(128 + constants.signals[signal]);
  for (const child of children) if (!reached) child.kill(signal);
}

/** From now on tells the child processes to end when this program is told to: by a signal, or as the npm that runs it is gone. */
export function forwardSignals() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => end(signal));
  whenNpmIsGone(() => end("SIGTERM"));
}

/** Adds a child process to those that are told of the end. Returns it. */
export function trackChild(child) {
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** The signal that told this program to end, if one has. */
export const endingBy = () => ending;
