import { type ChildProcess, spawn } from "node:child_process";

/** A running program of the project. */
export type Program = {
  child: ChildProcess;
  /** What it has printed so far, on both streams. */
  output: () => string;
  /** Its exit code; 1 where a signal ended it. */
  ended: Promise<number>;
  /** Resolves when it has printed this; rejects when it ends before. */
  printed: (text: string | RegExp) => Promise<void>;
};

/** Starts `node FILE ARGUMENTS…` in the checkout, with these settings and no other of ours. */
export const program = (args: string[], settings: Record<string, string>): Program => start(process.execPath, args, settings);

/** Starts `npm ARGUMENTS…` in the same way, as a supervisor does: in a process group of its own. */
export const npm = (args: string[], settings: Record<string, string>): Program => start("npm", args, settings, true);

function start(command: string, args: string[], settings: Record<string, string>, detached = false): Program {
  const { DATABASE_URL: _a, VITEST: _b, NODE_ENV: _c, HOST: _d, ...inherited } = process.env;
  const child = spawn(command, args, {
    env: { ...inherited, ENV_FILE: "", ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached,
  });
  let printed = "";
  let check = () => {};
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      printed += chunk;
      check();
    });
  }
  const ended = new Promise<number>((resolve) => child.once("close", (code) => resolve(code ?? 1)));
  return {
    child,
    output: () => printed,
    ended,
    printed: (text) =>
      new Promise((resolve, reject) => {
        check = () => {
          if (typeof text === "string" ? printed.includes(text) : text.test(printed)) resolve();
        };
        check();
        void ended.then((code) => reject(new Error(`ended with ${code} before it printed ${text}:\n${printed}`)));
      }),
  };
}
