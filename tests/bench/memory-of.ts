import { readFileSync } from "node:fs";
import { familyOf } from "../support/processes";

/** The memory, in MB, of a process and all that it started, PostgreSQL left out; what they share counts once (Linux, Pss). */
export function memoryOf(pid: number): number {
  const pages = familyOf(pid)
    .filter(({ command }) => !command.includes("postgres"))
    .map(({ pid: one }) => {
      try {
        return Number(readFileSync(`/proc/${one}/smaps_rollup`, "utf8").match(/^Pss:\s+(\d+)/m)?.[1] ?? 0);
      } catch {
        return 0; // it has just ended
      }
    });
  return Math.round(pages.reduce((sum, kilobytes) => sum + kilobytes, 0) / 1024);
}
