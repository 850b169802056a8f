import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { db } from "../db/client";

/** What runs here: of the project, the commit where it was cloned; and since when this web server does. */
export type Version = { version: string; commit: string | null; node: string; postgres: string; since: Date };

const read = (root: string, file: string) => readFile(join(/* turbopackIgnore: true */ root, file), "utf8").catch(() => "");

/**
 * The commit of a clone, as Git keeps it (https://git-scm.com/docs/gitrepository-layout).
 * @returns null where it is no clone, or one whose .git is elsewhere
 */
export async function commitOf(root: string): Promise<string | null> {
  const head = (await read(root, ".git/HEAD")).trim();
  const name = /^ref: (refs\/[\w./-]+)$/.exec(head)?.[1];
  const loose = name && !name.includes("..") ? await read(root, `.git/${name}`) : head;
  const packed = async () =>
    (await read(root, ".git/packed-refs"))
      .split("\n")
      .find((line) => line.endsWith(` ${name}`))
      ?.split(" ")[0];
  return /^[0-9a-f]{40,64}$/.exec(loose.trim() || ((await packed()) ?? ""))?.[0] ?? null;
}

/** What of the project, Node and PostgreSQL runs here. @throws Denied */
export async function readVersion(actor: Member | null, root = process.cwd()): Promise<Version> {
  authorise(actor, "site.read");
  const [manifest, commit, [row]] = await Promise.all([
    read(root, "package.json"),
    commitOf(root),
    db().$queryRaw<{ version: string }[]>`SELECT split_part(current_setting('server_version'), ' ', 1) AS version`,
  ]);
  return {
    version: (JSON.parse(manifest || "{}") as { version?: string }).version ?? "unknown",
    commit,
    node: process.version.slice(1),
    postgres: row?.version ?? "unknown",
    since: new Date(Date.now() - process.uptime() * 1000),
  };
}
