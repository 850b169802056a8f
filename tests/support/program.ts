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
export function program(args: string[], settings: Record<string, string>): Program {
  const { DATABASE_URL: _a, VITEST: _b, NODE_ENV: _c, HOST: _d, ...inherited } = process.env;
  const child = spawn(process.execPath, args, {
    env: { ...inherited, ENV_FILE: "", ...settings } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
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
