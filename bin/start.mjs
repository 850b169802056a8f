// npm start: everything from a fresh clone to a served site. npm run dev: the same with hot reload.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { endingBy, forwardSignals, trackChild } from "./ending.mjs";
import { build, ENHANCE, loadSettings, prepare, root } from "./prepare.mjs";

// With its default heap V8 lets garbage grow before it looks; what sends a hundred thousand digests needs a quarter of this.
const HEAP = ["--max-semi-space-size=4", "--max-old-space-size=384"];

const dev = process.argv.includes("--dev");
forwardSignals();
loadSettings();
await prepare();
if (dev) await (await (await import("esbuild")).context({ ...ENHANCE, sourcemap: "inline" })).watch();
else if (process.env.ROLE !== "worker") await build();

const LIVED_MS = 10_000; // whoever dies sooner would die again

function serve() {
  const began = Date.now();
  const args = [...HEAP, "--import", "tsx", join(root, "bin/serve.ts"), ...(dev ? ["--dev"] : [])];
  const app = trackChild(spawn(process.execPath, args, { cwd: root, stdio: ["inherit", "inherit", "inherit", "ipc"] }));
  app.once("exit", (code, signal) => {
    // 75 (EX_TEMPFAIL of sysexits.h): another program has taken the port of its database; a new start takes another port.
    if (code === 75) return serve();
    if (!signal || endingBy() || Date.now() - began < LIVED_MS) process.exit(code ?? 1);
    // Killed, or out of memory: what it left running is joined, or ends by itself.
    console.error(`The site was ended by ${signal}; starting again. What was saved is safe.`);
    setTimeout(serve, 1000);
  });
}
serve();
