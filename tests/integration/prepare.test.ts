import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder";

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
  for (const file of ["prepare.mjs", "ending.mjs", "npm-gone.mjs"]) cpSync(join("bin", file), at("bin", file));
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
