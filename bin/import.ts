import { UserError } from "../lib/errors";
import { importFiles } from "../lib/ingest/import";
import { command } from "./command";
import { report } from "./report";

function files(): string[] {
  const named = process.argv.slice(2).filter((argument) => argument !== "--");
  if (named.length === 0) throw new UserError("Name the files to import: npm run import -- FILE...");
  return named;
}

function progress(done: number, total: number) {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total} records${done === total ? "\n" : ""}`);
  else if (done === total || done % 5000 === 0) console.error(`${done} of ${total} records`);
}

await command(files, async (_, paths) => {
  const began = Date.now();
  report(await importFiles(paths, progress));
  console.error(`in ${((Date.now() - began) / 1000).toFixed(1)} s`);
});
