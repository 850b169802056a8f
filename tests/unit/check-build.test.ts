import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { problemsOfBuild } from "../../bin/check-build.mjs";
import { temporaryFolder } from "../support/folder";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
afterEach(() => folder?.remove());

const BUILT = ".next/server/app";
const manifestOf = (...modules: string[]) =>
  `globalThis.__RSC_MANIFEST["/x/page"] = ${JSON.stringify({ clientModules: Object.fromEntries(modules.map((name) => [name, {}])) })}`;
const GOOD = {
  "app/layout.tsx":
    'export default () => <head><script src="/preferences.js" /><script type="module" src="/generated/enhance.js" /></head>;',
  "app/x/page.tsx": 'export default () => <script type="application/ld+json" />;',
  [`${BUILT}/x/page_client-reference-manifest.js`]: manifestOf("[project]/node_modules/next/dist/client/page.js"),
  [`${BUILT}/x.html`]:
    '<script src="/_next/static/chunks/a.js" async=""></script><script src="/preferences.js"></script><!--$--><p>text</p><!--/$--><script>(self.__next_f=self.__next_f||[]).push([0])</script><script id="_R_">(globalThis["TURBOPACK"] || []).push(1)</script>',
};

/** What is wrong with a project of these files. */
async function problemsWith(files: Record<string, string>): Promise<string[]> {
  folder = await temporaryFolder();
  for (const [name, text] of Object.entries({ ...GOOD, ...files })) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  return problemsOfBuild(folder.path);
}

it("passes pages that need no script but our two", async () => {
  expect(await problemsWith({})).toEqual([]);
});

it.each([
  ["a Suspense boundary", "app/y/page.tsx", "<Suspense fallback={<p>Loading</p>}><List /></Suspense>"],
  ["a Suspense boundary, by another name", "components/list.tsx", "<React.Suspense>"],
  ["a page to be shown while another loads", "app/y/loading.tsx", "export default () => null;"],
  ["a client component", "components/button.tsx", '// A button\n"use client";\nexport const Button = () => null;'],
  ["a part that is loaded later", "components/chart.tsx", 'import dynamic from "next/dynamic";'],
  ["a script of somebody else", "app/y/page.tsx", '<script src="https://stats.example/a.js" />'],
  ["a script written into it", "components/badge.tsx", "<script dangerouslySetInnerHTML={{ __html: code }} />"],
  [
    "a module of a library that runs in the browser",
    `${BUILT}/y/page_client-reference-manifest.js`,
    manifestOf("[project]/node_modules/chart/index.js"),
  ],
  ["a fallback that is still pending", `${BUILT}/y.html`, '<!--$?--><template id="B:0"></template><p>Loading</p><!--/$-->'],
  ["a boundary that failed", `${BUILT}/y.html`, "<!--$!--><p>Loading</p><!--/$-->"],
  ["a script that Next has not sent before", `${BUILT}/y.html`, "<script>$RC('B:0','S:0')</script>"],
])("fails %s, and names the file", async (_, name, text) => {
  const problems = await problemsWith({ [name]: text });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name.replace(/[.[\]]/g, "\\$&")} `));
});
