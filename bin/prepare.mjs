// What both commands need before anything of the project can be imported: plain Node, no dependency.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { endingBy, trackChild } from "./ending.mjs";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Daily Papers needs Node 20.19 or later; this is ${process.version}.`);

/** Ends the program with one clear sentence; without, where it was told to end and only that is why it failed. */
export function fail(sentence) {
  if (!endingBy()) console.error(sentence);
  process.exit(1);
}

/** Reads the settings of .env, or of the file that ENV_FILE names; what the environment says already stays. */
export function loadSettings() {
  const named = process.env.ENV_FILE;
  const file = named ?? join(root, ".env");
  if (named && !existsSync(named)) fail(`ENV_FILE names ${named}, which does not exist.`);
  if (file && existsSync(file)) process.loadEnvFile(file);
}

/** The lock under which something is done just now. */
let held = null;

/** Starts a program that ends with this one. Where this one is killed, the lock still says that it runs. */
function start(command, args, options) {
  const child = trackChild(spawn(command, args, { cwd: root, ...options }));
  if (held && child.pid) appendFileSync(join(held, "pid"), ` ${child.pid}`);
  return child;
}

/** Runs a program; resolves with its exit code. */
export function run(command, args, options = {}) {
  return new Promise((done, reject) => {
    start(command, args, { stdio: "inherit", ...options })
      .once("error", reject)
      .once("close", (code, signal) => done(signal ? 1 : code));
  });
}

/** A hash of the contents of files and folders, in the order of their names. */
function hashOf(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    if (!existsSync(path)) return;
    if (!statSync(path).isDirectory()) return hash.update(path.slice(root.length)).update(readFileSync(path));
    for (const name of readdirSync(path).sort()) if (name !== "generated" && !name.startsWith(".")) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest("hex");
}

/**
 * Does `work` unless `stamp` holds the hash of `sources` already; two programs at once do it one after the other. Where it is cut
 * off, there is no stamp, and the next one does it again.
 * @param more what was done beside, written behind the hash; a stamp that says more than is asked for will do
 */
async function once(stamp, sources, work, more = "") {
  const file = join(root, stamp);
  const hash = hashOf(sources);
  const fresh = () => existsSync(file) && readFileSync(file, "utf8").startsWith(hash + more);
  if (fresh()) return;
  const lock = join(root, "node_modules", `.lock-${stamp.replace(/\W+/g, "-")}`);
  mkdirSync(dirname(lock), { recursive: true });
  await take(lock);
  held = lock;
  try {
    if (fresh()) return;
    rmSync(file, { force: true });
    await work();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, hash + more);
  } finally {
    held = null;
    rmSync(lock, { recursive: true, force: true });
  }
}

async function take(lock) {
  for (;;) {
    try {
      mkdirSync(lock);
      return writeFileSync(join(lock, "pid"), String(process.pid));
    } catch (error) {
      if (error.code === "ENOSPC") fail("The disk is full. Free some space and start again.");
      if (error.code !== "EEXIST") throw error;
    }
    if (!holderLives(lock)) {
      rmSync(join(lock, "pid"), { force: true });
      try {
        rmdirSync(lock);
      } catch {
        /* another waiter was faster */
      }
    } else await new Promise((wake) => setTimeout(wake, 200));
  }
}

function lives(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  try {
    return !/^.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8")); // one that has ended waits for somebody to ask how
  } catch {
    return true;
  }
}

/** Whether who holds a lock still runs, or what it had started: that ends with it, but not at once. */
function holderLives(lock) {
  try {
    const written = readFileSync(join(lock, "pid"), "utf8").split(" ").map(Number);
    const pids = written.filter((pid) => pid && pid !== process.pid); // in a container the next one has the same number
    if (pids.length === 0) return Date.now() - statSync(lock).mtimeMs < 2000;
    return pids.some(lives);
  } catch (error) {
    return existsSync(lock) && error.code === "ENOENT" && Date.now() - statSync(lock).mtimeMs < 2000;
  }
}

/** Whether what only tests need is there, from an earlier `npm test` or because somebody installed by hand: then it stays. */
const testsAreInstalled = () => existsSync(join(root, "node_modules/playwright"));

/**
 * Installs what package-lock.json names, and generates the Prisma client, where they are missing or old.
 * @param tests whether to install also what only tests need
 */
export async function prepare({ tests = testsAreInstalled() } = {}) {
  const install = async () => {
    console.log(tests ? "Installing dependencies, those of the tests included …" : "Installing dependencies …");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    // `npm ci` would empty node_modules, and our lock with it.
    const what = tests ? "--include=dev" : "--omit=dev";
    const code = await run(npm, ["install", "--no-save", what, "--no-audit", "--no-fund", "--loglevel=error"]);
    if (code !== 0)
      fail("npm could not install the dependencies; its message is above. Mend that and run the same command again.");
  };
  await once("node_modules/.installed", ["package.json", "package-lock.json"], install, tests ? " and tests" : "");
  await once("lib/db/generated/.made", ["prisma/schema.prisma", "package-lock.json"], async () => {
    // Generating needs no engine; naming one keeps the Prisma CLI from downloading it.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" };
    const said = [];
    const args = ["node_modules/prisma/build/index.js", "generate"];
    const prisma = start(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [prisma.stdout, prisma.stderr]) stream.on("data", (chunk) => said.push(chunk));
    const code = await new Promise((done) => prisma.once("close", done));
    if (code !== 0) fail(`The Prisma client could not be generated:\n${said.join("")}`);
  });
}

const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "emails",
  "instrumentation.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
  "bin/check-build.mjs",
  "bin/document.mjs",
  "prisma/schema.prisma",
];

/** How the script of the pages is made from components/enhance; for esbuild. */
export const ENHANCE = {
  entryPoints: [join(root, "components/enhance/index.ts")],
  outfile: join(root, "public/generated/enhance.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
};

/** Builds the app where the build is missing or older than the source. */
export async function build() {
  await once(".next/.built", SOURCES, async () => {
    console.log("Building …");
    await (await import("esbuild")).build(ENHANCE);
    const args = ["--import", new URL("with-parent.mjs", import.meta.url).href, "node_modules/next/dist/bin/next", "build"];
    const code = await run(process.execPath, args, {
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
      stdio: ["ignore", process.env.CI ? "inherit" : "ignore", "inherit", "ipc"],
    });
    if (code !== 0 || !existsSync(join(root, ".next/BUILD_ID"))) fail("The build failed; the message is above.");
    const problems = (await import("./check-build.mjs")).problemsOfBuild(root);
    if (problems.length > 0)
      fail(`The build failed, as pages have to be whole without Next's scripts:\n${problems.join("\n")}`);
  });
}
