import { appendFile, chown, copyFile, cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type EmbeddedServer, startEmbedded } from "@/lib/db/embedded";
import { placesOf } from "@/lib/db/places";
import { temporaryFolder } from "./folder";
import { databaseOf } from "./own-site";

/** A primary and a standby that follows it by streaming replication, each with a data folder of its own. */
export type Replicated = {
  primary: EmbeddedServer;
  standby: EmbeddedServer;
  /** The data folder of the standby. */
  folder: string;
  /** Has the standby replay nothing, while it goes on to answer; or go on. */
  pauseReplay: (paused: boolean) => Promise<void>;
  /** Starts the standby again, at the same port, after it was killed. */
  restart: () => Promise<void>;
  close: () => Promise<void>;
};

/** Makes a folder a copy of a running server's, as a base backup (https://www.postgresql.org/docs/current/continuous-archiving.html). */
async function baseBackup(primary: EmbeddedServer, from: string, to: string): Promise<void> {
  const client = await databaseOf(from);
  const [source, target] = [await placesOf(from, () => {}), await placesOf(to, () => {})];
  await client.query("SELECT pg_backup_start('standby', true)");
  await rm(target.data, { recursive: true, force: true });
  await cp(source.data, target.data, { recursive: true, filter: (path) => !/postmaster\.(pid|opts)$|server\.log$/.test(path) });
  const { rows } = await client.query("SELECT labelfile FROM pg_backup_stop(false)");
  await client.end();
  await writeFile(join(target.data, "backup_label"), rows[0].labelfile);
  await writeFile(join(target.data, "standby.signal"), "");
  const { hostname, port, username, password } = new URL(primary.url);
  await appendFile(
    join(target.data, "postgresql.auto.conf"),
    `primary_conninfo = 'host=${hostname} port=${port} user=${username} password=${password}'\n`,
  );
  await copyFile(join(from, "postgres-password"), join(to, "postgres-password"));
  if (!target.account) return;
  const { uid, gid } = target.account;
  const inside = await readdir(target.data, { recursive: true });
  for (const path of ["", ...inside]) await chown(join(target.data, path), uid, gid);
}

/** Starts a primary with an empty database, and a standby of it. */
export async function replicated(): Promise<Replicated> {
  const folder = await temporaryFolder();
  const [from, to] = [join(folder.path, "primary"), join(folder.path, "standby")];
  await mkdir(to, { recursive: true });
  const primary = await startEmbedded(from);
  await baseBackup(primary, from, to);
  const standby = await startEmbedded(to);
  return {
    primary,
    standby,
    folder: to,
    pauseReplay: async (paused) => {
      const client = await databaseOf(to);
      await client.query(`SELECT pg_wal_replay_${paused ? "pause" : "resume"}()`);
      await client.end();
    },
    restart: async () => void (await startEmbedded(to, () => {}, Number(new URL(standby.url).port))),
    close: async () => {
      await standby.stop();
      await primary.stop();
      await folder.remove();
    },
  };
}
