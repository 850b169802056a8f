// npm start: everything from a fresh clone to a served site. npm run dev: the same with hot reload.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { endsWithUs, passEndingOn } from "./ending.mjs";
import { build, ENHANCE, loadSettings, prepare, root } from "./prepare.mjs";

// With its default heap V8 lets garbage grow before it looks; what sends a hundred thousand digests needs a quarter of this.
const HEAP = ["--max-semi-space-size=4", "--max-old-space-size=384"];

const dev = process.argv.includes("--dev");
passEndingOn();
loadSettings();
await prepare();
if (dev) await (await (await import("esbuild")).context({ ...ENHANCE, sourcemap: "inline" })).watch();
else await build();

function serve() {
  const args = [...HEAP, "--import", "tsx", join(root, "bin/serve.ts"), ...(dev ? ["--dev"] : [])];
  const app = endsWithUs(spawn(process.execPath, args, { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"] }));
  // 75 (EX_TEMPFAIL of sysexits.h): its database is gone, and a new start brings it back.
  app.once("exit", (code) => (code === 75 ? serve() : process.exit(code ?? 1)));
}
serve();
