import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const folder = resolve("../shared/data");

/** Whether the real records are beside the checkout; tests over them are skipped where they are not. */
export const hasSharedData = existsSync(folder);
if (!hasSharedData) console.warn(`Tests over real records are skipped: there is no ${folder}`);

/** The files of one folder of the real records. */
export function sharedFiles(name: "hf-daily-papers" | "arxiv-api"): string[] {
  if (!hasSharedData) return [];
  return readdirSync(join(folder, name))
    .sort()
    .map((file) => join(folder, name, file));
}
