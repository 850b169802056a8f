import { createHash } from "node:crypto";
import { chmod, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors";
import { copyHome, openToOthers, postgresHome } from "./binaries";

const ROOT_HOME = "/var/lib/daily-papers";

export type Account = { uid: number; gid: number };
/** Where PostgreSQL's programs and one data folder are, and whose account runs it; undefined means our own. */
export type Places = { home: string; data: string; account: Account | undefined };

// PostgreSQL refuses to run as root, so root lends it the account of its Debian package, or of nobody.
async function accountForRoot(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile("/etc/passwd", "utf8");
  const lines = ["postgres", "nobody"].map((name) => passwd.match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m")));
  const line = lines.find(Boolean);
  if (!line)
    throw new UserError("PostgreSQL cannot run as root, and there is no user 'nobody' to run it as. Start as another user.");
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/**
 * Chooses the places of the embedded server of `dataDir`. Root's server runs as another user; what that user cannot reach is
 * kept under /var/lib/daily-papers instead.
 * @param say told, in one line, when it is elsewhere
 */
export async function placesOf(dataDir: string, say: (line: string) => void): Promise<Places> {
  const account = await accountForRoot();
  const home = await postgresHome();
  const data = join(dataDir, "postgres");
  if (!account) return { home, data, account };
  const reachable = { home: await openToOthers(home), data: await openToOthers(dataDir) };
  if (reachable.home && reachable.data) return { home, data, account };
  const elsewhere = join(ROOT_HOME, createHash("sha256").update(dataDir).digest("hex").slice(0, 12), "postgres");
  // Whatever the umask: these hold what the other user must reach, and nothing that is secret.
  for (const folder of [ROOT_HOME, join(elsewhere, "..")]) {
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  }
  if (!reachable.data)
    say(`PostgreSQL cannot run as root, and its user may not enter ${dataDir}: the database is kept in ${elsewhere}`);
  return {
    home: reachable.home ? home : await copyHome(home, join(ROOT_HOME, "postgresql-18.4")),
    data: reachable.data ? data : elsewhere,
    account,
  };
}
