// node bin/run.mjs [--NODE-OPTION...] FILE.ts [ARGUMENT...]: runs a TypeScript program of the project.
import { join } from "node:path";
import { forwardSignals } from "./ending.mjs";
import { loadSettings, prepare, root, run } from "./prepare.mjs";

forwardSignals(); // the program itself decides when to end
loadSettings();
const given = process.argv.slice(2);
const at = given.findIndex((argument) => !argument.startsWith("--"));
const [options, file, args] = [given.slice(0, at), given[at], given.slice(at + 1)];
await prepare(file.startsWith("tests/") ? { tests: true } : {});
const stdio = ["inherit", "inherit", "inherit", "ipc"]; // it notices when this is gone
process.exit(
  await run(process.execPath, [...options, "--import", "tsx", join(root, file), ...args], { cwd: process.cwd(), stdio }),
);
