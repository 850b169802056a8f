// node bin/run.mjs [--NODE-OPTION...] FILE.ts [ARGUMENT...]: runs a TypeScript program of the project.
import { join } from "node:path";
import { loadSettings, prepare, root, run } from "./prepare.mjs";

loadSettings();
await prepare();
const given = process.argv.slice(2);
const at = given.findIndex((argument) => !argument.startsWith("--"));
const [options, file, args] = [given.slice(0, at), given[at], given.slice(at + 1)];
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {}); // the program itself decides when to end
process.exit(await run(process.execPath, [...options, "--import", "tsx", join(root, file), ...args], { cwd: process.cwd() }));
