import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";

const SCRIPT = /<script\b[^>]*\bsrc="([^"]+)"[^>]*>/g;

/** The scripts that a page's HTML asks a current browser for. */
function scriptsOf(html: string): string[] {
  return [...new Set([...html.matchAll(SCRIPT)].filter(([tag]) => !/noModule/i.test(tag)).map(([, src]) => src as string))];
}

/** Gzipped bytes of all scripts of a page that is being served. */
export async function scriptBytes(url: string): Promise<number> {
  const html = await (await fetch(url)).text();
  const sizes = scriptsOf(html).map(
    async (src) => gzipSync(Buffer.from(await (await fetch(new URL(src, url))).arrayBuffer())).length,
  );
  return (await Promise.all(sizes)).reduce((a, b) => a + b, 0);
}

/** The same of an empty page, built in `folder` by the same version of Next.js. */
export function emptyPageScriptBytes(folder: string): number {
  const root = join(folder, "empty");
  mkdirSync(join(root, "app"), { recursive: true });
  symlinkSync(resolve("node_modules"), join(root, "node_modules"));
  writeFileSync(join(root, "package.json"), '{ "private": true }');
  writeFileSync(join(root, "app/layout.js"), "export default ({ children }) => <html><body>{children}</body></html>;");
  writeFileSync(join(root, "app/page.js"), "export default () => null;");
  execFileSync(process.execPath, ["node_modules/next/dist/bin/next", "build", "--webpack"], {
    cwd: root,
    stdio: "ignore",
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
  });
  const built = join(root, ".next/server/app");
  const page = readFileSync(join(built, readdirSync(built).find((name) => name === "index.html") as string), "utf8");
  const files = scriptsOf(page).map((src) => join(root, src.replace(/^\/_next/, ".next").replace(/\?.*$/, "")));
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
}
