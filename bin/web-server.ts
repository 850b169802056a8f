import { type ChildProcess, fork } from "node:child_process";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Change } from "../lib/db/announce";
import { UserError } from "../lib/errors";

// With its default heap V8 lets garbage grow before it looks. What is kept of pages is outside of it.
const HEAP = ["--max-semi-space-size=8", "--max-old-space-size=384"];
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;
/** Who lives this long has come up well: its end is not held against the next. */
const LIVED_MS = 30_000;

/** What this program tells the web server, which is a process of its own. */
export type Told = { database: "away" | "back" } | { changed: Change };

/** The web server, however often its process has to be started again. */
export type WebServer = {
  /** The port at which it serves; rejects with a UserError where its first process cannot. */
  port: Promise<number>;
  /** Tells its process something; one that is started later is told how the database is. */
  tell: (message: Told) => void;
  /** Has it finish its answers, and waits until it is gone. */
  end: () => Promise<void>;
};

/**
 * Starts the web server. A process that is killed, or runs out of memory, is followed by another at the same port, ever later
 * where one after the other dies soon.
 * @param settings added to the environment; PORT may be 0 for any
 * @param say told, in one line, what a person should know
 */
export function startWebServer(settings: Record<string, string>, args: string[], say: (line: string) => void): WebServer {
  const ending = new AbortController();
  let port = settings.PORT ?? "0";
  let child: ChildProcess | undefined;
  let last: Told | undefined;
  let problem = "";

  /** Runs a process until it ends; returns how it did. */
  const run = (ready: (port: number) => void) =>
    new Promise<string>((ended) => {
      problem = "";
      const env = { ...process.env, ...settings, PORT: port } as unknown as NodeJS.ProcessEnv;
      const started = fork(resolve("bin/server.mjs"), args, { env, execArgv: args.includes("--dev") ? [] : HEAP });
      child = started;
      started.on("error", () => {}); // a message that comes too late
      started.once("exit", (code, signal) => ended(signal ?? `code ${code}`));
      started.on("message", (message: { port?: number; problem?: string }) => {
        if (message.problem) problem = message.problem;
        if (!message.port) return;
        port = String(message.port);
        if (last) started.send(last);
        ready(message.port);
      });
    });

  let served = false;
  let ended: Promise<void> = Promise.resolve();
  const first = new Promise<number>((ready, fail) => {
    const keep = async () => {
      for (let pause = FIRST_PAUSE_MS; ; ) {
        const began = Date.now();
        const how = await run((at) => {
          served = true;
          ready(at);
        });
        if (!served) return fail(new UserError(problem || `The web server could not start (${how}).`));
        if (ending.signal.aborted) return;
        pause = Date.now() - began > LIVED_MS ? FIRST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pause * 2);
        say(`The web server has ended (${problem || how}); it is started again.`);
        await sleep(pause, undefined, { signal: ending.signal }).catch(() => {});
        if (ending.signal.aborted) return;
      }
    };
    ended = keep();
  });
  return {
    port: first,
    tell: (message) => {
      if ("database" in message) last = message;
      if (child?.connected) child.send(message);
    },
    end: async () => {
      ending.abort();
      if (child?.connected) child.disconnect(); // tells it to finish its answers and leave
      await ended;
    },
  };
}
