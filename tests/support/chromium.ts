import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright";

/** A real headless Chromium: the one that CHROMIUM names, one found on the machine, else the one that npm installed. */
export async function launchChromium(): Promise<Browser> {
  const found = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
  const flags = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ];
  if (found) return chromium.launch({ executablePath: found, args: flags });
  const { default: packed } = await import("@sparticuz/chromium");
  const args = [...packed.args.filter((flag) => !/single-process|no-zygote/.test(flag)), ...flags];
  return chromium.launch({ executablePath: await unpackChromium(), args });
}

const UNPACK = 'import packed from "@sparticuz/chromium"; await packed.executablePath();';

/**
 * Unpacks the Chromium of npm once for each of its versions, and answers where its program is. The folder appears under its name
 * only when it is whole: several processes of the tests may come here at once, and a program that is half written crashes.
 */
async function unpackChromium(): Promise<string> {
  const cache = path.resolve("node_modules/.cache");
  const { version } = JSON.parse(await readFile("node_modules/@sparticuz/chromium/package.json", "utf8"));
  const folder = path.join(cache, `chromium-${version}`);
  if (!existsSync(folder)) {
    await mkdir(cache, { recursive: true });
    const own = await mkdtemp(path.join(cache, "unpacking-"));
    // The package unpacks into the folder for temporary files.
    const env = { ...process.env, TMPDIR: own };
    await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", UNPACK], { env });
    await rename(own, folder).catch((error) => {
      if (!["ENOTEMPTY", "EEXIST"].includes(error.code)) throw error;
    });
    await rm(own, { recursive: true, force: true });
  }
  return path.join(folder, "chromium");
}
