// node bin/run.mjs FILE.ts [ARGUMENT...]: runs a TypeScript program of the project.
import { join } from "node:path";
import { prepare, root, run } from "./prepare.mjs";

await prepare();
const [file, ...args] = process.argv.slice(2);
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {}); // the program itself decides when to end
process.exit(await run(process.execPath, ["--import", "tsx", join(root, file), ...args], { cwd: process.cwd() }));
