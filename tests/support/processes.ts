import { readdirSync, readFileSync } from "node:fs";

export type Process = { pid: number; parent: number; command: string };

/** All processes of the machine, as /proc tells them, but those that have ended and wait for their parent. */
export function processes(): Process[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, state, parent] = readFileSync(`/proc/${name}/stat`, "utf8").match(/^.*\) (\S) (\d+)/s) ?? [];
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ").trim();
        return state === "Z" ? [] : [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        return []; // it has just ended
      }
    });
}

/** A process and all that it started, directly or not. */
export function familyOf(pid: number): Process[] {
  const all = processes();
  const family = all.filter((one) => one.pid === pid);
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member.pid));
  return family;
}

/** The one process in a family whose command says so. */
export function inFamily(pid: number, command: RegExp): number {
  const found = familyOf(pid).filter((one) => command.test(one.command));
  if (found.length !== 1) throw new Error(`${found.length} processes of ${pid} are ${command}`);
  return (found[0] as Process).pid;
}

/** Which of these still run. */
export const alive = (pids: number[]) => processes().filter(({ pid }) => pids.includes(pid));

/** Sends a signal to processes; one that has ended meanwhile is left out. */
export function signal(pids: number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
    }
  }
}
