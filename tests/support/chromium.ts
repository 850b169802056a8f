import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
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
  const executablePath = await packed.executablePath();
  const args = [...packed.args.filter((flag) => !/single-process|no-zygote/.test(flag)), ...flags];
  for (;;) {
    try {
      return await chromium.launch({ executablePath, args });
    } catch (error) {
      // Another process of the tests is still unpacking it.
      if (!/ETXTBSY/.test(String(error))) throw error;
      await sleep(500);
    }
  }
}
