import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { within } from "../within";
import { CHANNEL, type Change, readChange } from "./announce";
import { dropConnection } from "./connection";

/** The channel on which a trigger says that letters were queued. */
const MAIL_QUEUED = "mail_queued";
const PROBE_EVERY_MS = 700;
const PATIENCE_MS = 1000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2000;

/** What is told of a database that is followed. */
export type Followers = {
  /** Papers changed, or may have, as it was not heard before. */
  changed: (change: Change) => void;
  /** Letters were queued, or may have been, as it was not heard before. */
  mailQueued?: () => void;
  /** It does not answer; said once. */
  away: () => void;
  /** It answers again. */
  back: () => void;
  /** Asked before it is tried again: where the server is ours, to start it if it has died. */
  revive?: () => Promise<void>;
};

async function listen(url: string, heard: (message: pg.Notification) => void): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS, keepAlive: true });
  client.on("notification", heard);
  client.on("error", () => {}); // its end says so, too
  try {
    await client.connect();
    const listens = await within(PATIENCE_MS, client.query(`LISTEN ${CHANNEL}; LISTEN ${MAIL_QUEUED}`));
    if (listens !== "done") throw new Error("The database does not answer.");
    return client;
  } catch (error) {
    dropConnection(client);
    throw error;
  }
}

/**
 * Follows a database on a connection of its own: hears of changes, asks every moment whether it answers, and connects again and
 * again when it does not. A connection that was lost while the database answers is only replaced.
 * @returns a function that ends it
 */
export function followDatabase(
  url: string,
  { changed, mailQueued = () => {}, away, back, revive = async () => {} }: Followers,
): () => Promise<void> {
  const ending = new AbortController();
  let client: pg.Client | undefined;
  let isAway = false;
  const setAway = () => {
    if (!isAway && !ending.signal.aborted) away();
    isAway = true;
  };

  /** Waits until the connection is lost, and tells whether by silence, or because it was ended. */
  const untilLost = async (connected: pg.Client): Promise<"silent" | "ended"> => {
    const gone = new AbortController();
    connected.once("end", () => gone.abort());
    const signal = AbortSignal.any([gone.signal, ending.signal]);
    for (;;) {
      await sleep(PROBE_EVERY_MS, undefined, { signal }).catch(() => {});
      if (signal.aborted) return "ended";
      const became = await within(PATIENCE_MS, connected.query("SELECT 1"));
      if (became !== "done") return became === "silent" ? "silent" : "ended";
    }
  };

  const follow = async () => {
    let pause = 0;
    while (!ending.signal.aborted) {
      try {
        client = await listen(url, ({ channel, payload }) =>
          channel === CHANNEL ? changed(readChange(payload)) : mailQueued(),
        );
        if (isAway) back();
        isAway = false;
        changed({}); // what happened before was not heard
        mailQueued();
        pause = 0;
        if ((await untilLost(client)) === "silent") setAway();
        dropConnection(client);
      } catch {
        if (ending.signal.aborted) break;
        setAway();
        await revive();
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2 || FIRST_PAUSE_MS);
        await sleep(pause, undefined, { signal: ending.signal }).catch(() => {});
      }
    }
  };
  const following = follow();
  return async () => {
    ending.abort();
    if (client) dropConnection(client);
    await following;
  };
}
