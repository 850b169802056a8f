import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder";
import { alive } from "../support/processes";

// A small project with the same bin/prepare.mjs, whose packages npm finds in its own folder.

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
const at = (...path: string[]) => join(folder.path, ...path);
const write = (path: string, text: string) => {
  mkdirSync(join(at(path), ".."), { recursive: true });
  writeFileSync(at(path), text);
};
const made = (name: string) => {
  write(`packages/${name}/package.json`, JSON.stringify({ name, version: "1.0.0" }));
  write(`packages/${name}/build/index.js`, "");
  return { [name]: `file:./packages/${name}` };
};
const manifest = (dependencies: object) =>
  write("package.json", JSON.stringify({ name: "small", dependencies, devDependencies: made("playwright") }));
/** Prepares it as `npm start` does, or as `npm test`; returns what is installed then. */
function prepare(asked = ""): string[] {
  const script = `import("./bin/prepare.mjs").then(({ prepare }) => prepare(${asked}))`;
  execFileSync(process.execPath, ["-e", script], { cwd: folder.path, stdio: "pipe" });
  return ["prisma", "first", "second", "playwright"].filter((name) => existsSync(at("node_modules", name, "package.json")));
}
const FOR_TESTS = "{ tests: true }";
const first = () => ({ ...made("prisma"), ...made("first") });

beforeAll(async () => {
  folder = await temporaryFolder();
  const needed = ["prepare.mjs", "ending.mjs", "npm-gone.mjs", "with-parent.mjs", "check-build.mjs", "document.mjs"];
  for (const file of needed) cpSync(join("bin", file), at("bin", file));
  cpSync("lib/etag.mjs", at("lib/etag.mjs"));
  write("prisma/schema.prisma", "");
  manifest(first());
});
afterAll(() => folder.remove());

it("a start installs what running needs, and nothing of the tests", () => {
  expect(prepare()).toEqual(["prisma", "first"]);
});

it("the tests add theirs, and a later start leaves them there", () => {
  expect(prepare(FOR_TESTS)).toEqual(["prisma", "first", "playwright"]);
  expect(prepare()).toEqual(["prisma", "first", "playwright"]);
});

it("a start that has something new to install takes nothing away from the tests", () => {
  manifest({ ...first(), ...made("second") });
  expect(prepare()).toEqual(["prisma", "first", "second", "playwright"]);
});

it("what was installed already is not installed again", () => {
  rmSync(at("node_modules/second"), { recursive: true });
  expect(prepare(FOR_TESTS)).toEqual(["prisma", "first", "playwright"]);
});

it("an install that was cut off is done again, by a start as by the tests", () => {
  rmSync(at("node_modules/.installed"));
  expect(prepare()).toEqual(["prisma", "first", "second", "playwright"]);
  expect(readFileSync(at("node_modules/.installed"), "utf8")).toMatch(/^[0-9a-f]{64} and tests$/);
});

it("an install that fails leaves no word that it was done", () => {
  manifest({ ...first(), ...made("second"), third: "file:./packages/nowhere.tgz" });
  expect(() => prepare()).toThrow("npm could not install the dependencies");
  expect(existsSync(at("node_modules/.installed"))).toBe(false);
});

describe("a build", () => {
  /** Builds one at a time, as Next does, and refuses another; it takes a moment to end, and where there is a file `slow`, for ever. */
  const NEXT = `
    const { existsSync, mkdirSync, rmSync, writeFileSync } = require("node:fs");
    if (existsSync(".next/lock")) {
      console.error("Another next build process is already running.");
      process.exit(1);
    }
    mkdirSync(".next", { recursive: true });
    writeFileSync(".next/lock", String(process.pid));
    process.on("exit", () => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
      rmSync(".next/lock");
    });
    if (existsSync("slow")) setInterval(() => {}, 1000);
    else writeFileSync(".next/BUILD_ID", "1");`;
  const build = () =>
    spawn(process.execPath, ["-e", 'import("./bin/prepare.mjs").then(({ build }) => build())'], { cwd: folder.path });
  const ended = async (run: ReturnType<typeof build>) => {
    let said = "";
    for (const stream of [run.stdout, run.stderr])
      stream.on("data", (chunk) => {
        said += chunk;
      });
    const [code] = await once(run, "close");
    return { code, said };
  };
  beforeAll(() => {
    write("node_modules/next/dist/bin/next", NEXT);
    write("components/enhance/index.ts", "");
    rmSync(at("node_modules/esbuild"), { recursive: true, force: true });
    symlinkSync(resolve("node_modules/esbuild"), at("node_modules/esbuild"));
  });

  it.each(["SIGKILL", "SIGTERM"] as const)(
    "that was cut off by %s ends with its start, and the next start builds",
    async (signal) => {
      rmSync(at(".next"), { recursive: true, force: true });
      write("slow", "");
      const first = build();
      const end = ended(first);
      await expect.poll(() => existsSync(at(".next/lock")) && readFileSync(at(".next/lock"), "utf8")).toBeTruthy();
      const left = Number(readFileSync(at(".next/lock"), "utf8"));
      first.kill(signal);
      await once(first, "exit");
      rmSync(at("slow"));
      expect(await ended(build())).toEqual({ code: 0, said: "Building …\n" });
      expect(alive([left])).toEqual([]);
      expect(existsSync(at(".next/.built"))).toBe(true);
      await end;
    },
  );

  it("that another start is at is waited for, and not done twice", async () => {
    rmSync(at(".next"), { recursive: true, force: true });
    const both = await Promise.all([ended(build()), ended(build())]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.map(({ said }) => said).sort()).toEqual(["", "Building …\n"]);
  });
});
