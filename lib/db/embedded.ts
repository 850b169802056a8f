import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { UserError } from "../errors";
import { copyHome, openToOthers, postgresHome, readable } from "./binaries";

const run = promisify(execFile);
const ROOT_HOME = "/var/lib/daily-papers";

/** A PostgreSQL server that belongs to one data folder. */
export type EmbeddedServer = {
  /** Connection string of the database `papers` on it. */
  url: string;
  /** True if it ran already, for another process or left over from a crash. */
  adopted: boolean;
  /** Stops it; what was committed is kept. */
  stop(): Promise<void>;
};

type Account = { uid: number; gid: number };

// PostgreSQL refuses to run as root, so root lends it the account of its Debian package, or of nobody.
async function accountForRoot(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const passwd = await readFile("/etc/passwd", "utf8");
  const line = ["postgres", "nobody"].map((n) => passwd.match(new RegExp(`^${n}:[^:]*:(\\d+):(\\d+):`, "m"))).find(Boolean);
  if (!line)
    throw new UserError("PostgreSQL cannot run as root, and there is no user 'nobody' to run it as. Start as another user.");
  return { uid: Number(line[1]), gid: Number(line[2]) };
}

/** A TCP port on 127.0.0.1 that nobody uses now. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((ready) => probe.once("listening", ready));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Where the database of `dataDir` is kept, and the programs that may read it. */
async function places(dataDir: string, account: Account | undefined, say: (line: string) => void) {
  const home = await postgresHome();
  const data = join(dataDir, "postgres");
  if (!account) return { home, data };
  const reachable = [await openToOthers(home), await openToOthers(dataDir)];
  const elsewhere = join(ROOT_HOME, createHash("sha256").update(dataDir).digest("hex").slice(0, 12));
  const chosen = {
    home: reachable[0] ? home : await copyHome(home, join(ROOT_HOME, "postgresql-18.4")),
    data: reachable[1] ? data : join(elsewhere, "postgres"),
  };
  if (!reachable.every(Boolean))
    say(`PostgreSQL may not enter this folder (it cannot run as root): it is kept in ${chosen.data}`);
  return chosen;
}

/** Port and process of the server that holds `data`, from its own postmaster.pid; null if none is alive. */
async function alive(data: string): Promise<{ port: number } | null> {
  const lines = (await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!pid || !lines[3] || !lines[7]?.startsWith("ready")) return null;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (process.platform === "linux") return command.includes(data) ? { port: Number(lines[3]) } : null;
  try {
    process.kill(pid, 0);
    return { port: Number(lines[3]) };
  } catch {
    return null;
  }
}

/**
 * Starts the embedded PostgreSQL of a data folder, making it at first use, or joins the one that runs there.
 * A crash needs no repair: PostgreSQL replays its log.
 * @param say told, in one line, what a person should know
 * @throws UserError if it cannot start
 */
export async function startEmbedded(folder: string, say: (line: string) => void = () => {}): Promise<EmbeddedServer> {
  const dataDir = resolve(folder);
  await mkdir(dataDir, { recursive: true });
  const account = await accountForRoot();
  const { home, data } = await places(dataDir, account, say);
  const bin = (name: string) => join(home, "bin", name);
  const as = { ...account, cwd: "/", env: { ...process.env, LC_ALL: "C", TZ: "UTC" } };

  const passwordFile = join(dataDir, "postgres-password");
  const initialised = await stat(join(data, "PG_VERSION")).catch(() => null);
  const complete = await stat(passwordFile).catch(() => null);
  if (!initialised || !complete) {
    await rm(data, { recursive: true, force: true }); // a first start that was cut off: nothing is in it yet
    const parent = join(data, "..");
    await mkdir(parent, { recursive: true });
    await mkdir(data, { mode: 0o700 });
    const password = randomBytes(24).toString("hex");
    const handOver = join(data, "..", `.password-${process.pid}`);
    await writeFile(handOver, password, { mode: 0o600 });
    if (account) {
      await chown(data, account.uid, account.gid);
      await chown(handOver, account.uid, account.gid);
    }
    const flags = [
      "-D",
      data,
      "-U",
      "papers",
      "-A",
      "scram-sha-256",
      `--pwfile=${handOver}`,
      "-E",
      "UTF8",
      "--locale=C.UTF-8",
      "--no-sync",
    ];
    await run(bin("initdb"), flags, as).catch((error) => {
      throw new UserError(
        `PostgreSQL could not make its data folder ${readable(data)}: ${String(error.stderr || error.message).trim()}`,
      );
    });
    await rm(handOver);
    await writeFile(passwordFile, password, { mode: 0o600 }); // last: it says that all before it is done
  }
  const password = await readFile(passwordFile, "utf8");
  const url = (port: number) => `postgresql://papers:${password}@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    await run(bin("pg_ctl"), ["stop", "-D", data, "-m", "fast", "-w"], as).catch(() => {});
  };

  const running = await alive(data);
  if (running) return { url: url(running.port), adopted: true, stop };

  const port = await freePort();
  const options = `-c listen_addresses=127.0.0.1 -c port=${port} -c unix_socket_directories='' -c timezone=UTC -c max_connections=60 -c shared_buffers=128MB -c jit=off`;
  const log = join(data, "server.log");
  const started = spawn(bin("pg_ctl"), ["start", "-D", data, "-w", "-t", "120", "-l", log, "-o", options], {
    ...as,
    stdio: "ignore",
    detached: true, // Ctrl-C reaches the whole group; the server is stopped last, in order
  });
  const code = await new Promise((done, fail) => started.once("exit", done).once("error", fail));
  if (code !== 0) {
    const adoptedNow = await alive(data); // two starts at once: the other one won
    if (adoptedNow) return { url: url(adoptedNow.port), adopted: true, stop };
    const last = (await readFile(log, "utf8").catch(() => "")).trim().split("\n").slice(-3).join("\n  ");
    throw new UserError(`The embedded PostgreSQL did not start. Its log, ${readable(log)}, ends:\n  ${last}`);
  }
  return { url: url(port), adopted: false, stop };
}
