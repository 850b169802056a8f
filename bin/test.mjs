// npm test: type check, lint, all tests, and one closing line with counts.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, prepare, run } from "./prepare.mjs";

await prepare({ tests: true });
const node = (...args) => run(process.execPath, args);
const folder = mkdtempSync(join(tmpdir(), "daily-papers-test-"));
let passed = 0;
let failed = 0;
let skipped = 0;

/** A check without tests of its own counts as one. */
async function check(name, work) {
  console.log(`\n— ${name}`);
  if ((await work()) === 0) passed++;
  else {
    failed++;
    console.error(`✗ ${name} failed`);
  }
}

await check("type check", () => node("node_modules/typescript/bin/tsc", "--noEmit"));
await check("lint", () => node("node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."));
await check("build", async () => {
  await build();
  return 0;
});

console.log("\n— tests");
const report = join(folder, "report.json");
const code = await node(
  "node_modules/vitest/vitest.mjs",
  "run",
  "--reporter=default",
  "--reporter=json",
  `--outputFile.json=${report}`,
  ...process.argv.slice(2),
);
try {
  const counts = JSON.parse(readFileSync(report, "utf8"));
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  skipped += counts.numPendingTests + counts.numTodoTests;
  // A file that cannot be loaded has no test that failed.
  if (code !== 0 && counts.numFailedTests === 0) failed++;
} catch {
  failed++;
}
rmSync(folder, { recursive: true, force: true });
console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exit(failed ? 1 : 0);
