import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { expect, it } from "vitest";

const RUNS = ["app", "components", "lib", "emails", "bin"];
const ALONE = ["instrumentation.ts", "next.config.ts", "postcss.config.mjs", "prisma.config.ts"];
const ONLY_TESTS = ["bin/test.mjs"];

const files = [
  ...ALONE,
  ...RUNS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:[jt]sx?|mjs|css)$/.test(name) && !name.startsWith("db/generated"))
      .map((name) => join(folder, name)),
  ),
].filter((file) => !ONLY_TESTS.includes(file));

// What is imported for its types alone is gone before anything runs.
const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\("([^"]+)"\)|@import "([^"]+)"/g;
const packageOf = (name: string) =>
  name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
const isOurs = (name: string) => /^(?:\.|@\/|node:)/.test(name) || builtinModules.includes(name);

it("everything that the running site imports is installed by npm start", () => {
  const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
  const missing = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(IMPORT)]
      .map(([, from, later, css]) => (from ?? later ?? css) as string)
      .filter((name) => !isOurs(name) && !(packageOf(name) in dependencies))
      .map((name) => `${file} imports ${name}`),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(missing).toEqual([]);
});
