import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../support/folder";
import { dailyPapers } from "../support/made-up";
import { program } from "../support/program";
import { sharedFiles } from "../support/shared-data";

const SIZE = 10_000;
const LIMIT_S = 20;

/** `npm run import` of 10,000 records made from the real ones into a new database, all of it: start, import, stop. */
export async function importBench(): Promise<void> {
  const folder = await temporaryFolder();
  const real = sharedFiles("hf-daily-papers").flatMap((file) => JSON.parse(readFileSync(file, "utf8")));
  const source = real.length ? real : dailyPapers(1, 100);
  const lines = Array.from({ length: SIZE }, (_, n) => {
    const item = source[n % source.length];
    return JSON.stringify({ ...item, paper: { ...item.paper, id: `2401.${String(n).padStart(5, "0")}` } });
  });
  const path = join(folder.path, "papers.jsonl");
  writeFileSync(path, lines.join("\n"));
  for (const turn of ["new", "unchanged"]) {
    const began = performance.now();
    const run = program(["bin/run.mjs", "bin/import.ts", path], { DATA_DIR: join(folder.path, "data") });
    if ((await run.ended) !== 0) throw new Error(run.output());
    const seconds = (performance.now() - began) / 1000;
    console.log(`import of ${SIZE} ${turn} papers: ${seconds.toFixed(1)} s, ${(seconds / LIMIT_S).toFixed(2)} of ${LIMIT_S} s`);
  }
  await folder.remove();
}
