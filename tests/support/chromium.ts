import { existsSync } from "node:fs";
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
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: [...packed.args.filter((flag) => !/single-process|no-zygote/.test(flag)), ...flags],
  });
}
