// npm start: everything from a fresh clone to a served site. npm run dev: the same with hot reload.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadEnvFile } from "node:process";
import { build, prepare, root } from "./prepare.mjs";

const dev = process.argv.includes("--dev");
if (existsSync(join(root, ".env"))) loadEnvFile(join(root, ".env"));
await prepare();
if (!dev) await build();
const app = spawn(process.execPath, ["--import", "tsx", join(root, "bin/serve.ts"), ...(dev ? ["--dev"] : [])], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (signal !== "SIGINT" || !process.stdin.isTTY) app.kill(signal);
  });
}
app.once("exit", (code) => process.exit(code ?? 1));
