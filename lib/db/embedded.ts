import { execFile, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../errors";
import { readable } from "./binaries";
import { freePort } from "./free-port";
import { type Places, placesOf } from "./places";

const run = promisify(execFile);

/** A PostgreSQL server that belongs to one data folder. */
export type EmbeddedServer = {
  /** Connection string of its database. */
  url: string;
  /** True if it ran already, for another process or left over from a crash. */
  adopted: boolean;
  /** Stops it; what was committed is kept. One that answers nobody is not waited for: whoever told us to end waits ten seconds at most. */
  stop(silent?: boolean): Promise<void>;
};

/** How a program of PostgreSQL is run: as whom, from where, in which language. */
const manner = ({ account }: Places) => ({ ...account, cwd: "/", env: { ...process.env, LC_ALL: "C", TZ: "UTC" } });

/** The port at which the server was to start is somebody else's. */
export class PortTaken extends UserError {}

/** What went wrong, with the end of what PostgreSQL said; a full disk in one sentence. */
function problem(what: string, said: string): UserError {
  if (/No space left on device/.test(said)) {
    return new UserError("The disk is full. Free some space and start again; nothing that was saved is lost.");
  }
  const end = said.trim().split("\n").slice(-3).join("\n  ");
  return new (/could not create any TCP/.test(end) ? PortTaken : UserError)(`${what}\n  ${end}`);
}

/** The port of the server that holds `data`, from its own postmaster.pid; null if none is alive. */
async function portInUse(data: string): Promise<number | null> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!pid || !lines[3] || !lines[7]?.startsWith("ready")) return null;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return null;
  }
  // After a crash another program may have the number.
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => data);
  return command.includes(data) ? Number(lines[3]) : null;
}

/** Makes the data folder: aside, and moved into place when it is whole, so that a kill leaves none or all of it. */
async function initialise(places: Places, passwordFile: string): Promise<void> {
  const password = randomBytes(24).toString("hex");
  const parent = resolve(places.data, "..");
  const fresh = join(parent, "postgres.new");
  const handOver = join(parent, "postgres.new-password");
  await rm(fresh, { recursive: true, force: true });
  await mkdir(parent, { recursive: true });
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(handOver, password, { mode: 0o600 });
  if (places.account) for (const path of [fresh, handOver]) await chown(path, places.account.uid, places.account.gid);
  const flags = ["-D", fresh, "-U", "papers", "-A", "scram-sha-256", `--pwfile=${handOver}`, "-E", "UTF8", "--locale=C.UTF-8"];
  await run(join(places.home, "bin/initdb"), [...flags, "--no-sync"], manner(places)).catch((error) => {
    throw problem(`PostgreSQL could not make its data folder ${readable(places.data)}:`, String(error.stderr || error.message));
  });
  await rm(handOver);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await rename(fresh, places.data);
}

/**
 * Starts the embedded PostgreSQL of a data folder, making it at first use, or joins the one that runs there.
 * A crash needs no repair: PostgreSQL replays its log.
 * @param say told, in one line, what a person should know
 * @param wanted the port to use, so that those who knew it find it there again; any free one without it
 * @throws UserError if it cannot start, PortTaken where that is because of its port
 */
export async function startEmbedded(
  folder: string,
  say: (line: string) => void = () => {},
  wanted?: number,
): Promise<EmbeddedServer> {
  const dataDir = resolve(folder);
  await mkdir(dataDir, { recursive: true });
  const places = await placesOf(dataDir, say);
  const { data } = places;
  const passwordFile = join(dataDir, "postgres-password");
  if (!(await stat(join(data, "PG_VERSION")).catch(() => null))) await initialise(places, passwordFile);
  const password = await readFile(passwordFile, "utf8").catch(() => {
    throw new UserError(`${readable(passwordFile)} is missing. It holds the password of the database beside it: put it back.`);
  });
  const server = (port: number, adopted: boolean): EmbeddedServer => ({
    url: `postgresql://papers:${password}@127.0.0.1:${port}/postgres`,
    adopted,
    stop: async (silent = false) => {
      const pgCtl = (mode: string, seconds: string) =>
        run(join(places.home, "bin/pg_ctl"), ["stop", "-D", data, "-m", mode, "-w", "-t", seconds], manner(places));
      if (silent) return void (await pgCtl("immediate", "2").catch(() => {}));
      // A full disk keeps it from writing its last checkpoint; without one it replays its log at the next start.
      await pgCtl("fast", "30").catch(() => pgCtl("immediate", "10").catch(() => {}));
    },
  });
  const running = await portInUse(data);
  if (running) return server(running, true);

  const port = wanted ?? (await freePort());
  const settings = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "''",
    timezone: "UTC",
    max_connections: 60,
    jit: "off",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = join(data, "server.log");
  const starter = spawn(
    join(places.home, "bin/pg_ctl"),
    ["start", "-D", data, "-w", "-t", "120", "-l", log, "-o", options.join(" ")],
    {
      ...manner(places),
      stdio: "ignore",
      detached: true, // Ctrl-C reaches a whole group; the server is stopped last, in order
    },
  );
  const code = await new Promise((done, fail) => starter.once("exit", done).once("error", fail));
  if (code === 0) return server(port, false);
  const winner = await portInUse(data); // two starts at once: the other one won
  if (winner) return server(winner, true);
  throw problem(
    `The embedded PostgreSQL did not start. Its log, ${readable(log)}, ends:`,
    await readFile(log, "utf8").catch(() => ""),
  );
}
