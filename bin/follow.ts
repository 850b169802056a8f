import { channel } from "node:diagnostics_channel";
import { AWAY } from "../lib/db/away.mjs";
import { PortTaken } from "../lib/db/embedded";
import { followDatabase } from "../lib/db/follow";
import type { OpenDatabase } from "../lib/db/open";
import { explain } from "../lib/errors";
import type { WebServer } from "./web-server";

/** For so long what is left of a PostgreSQL that was killed may keep a new one from starting. */
const DYING_MS = 10_000;

/**
 * Follows the database for the site: tells the web server when a writer, of whatever process, says that papers changed, and when the
 * database is away, and back; starts it again if it is ours and has died.
 * @param tell passes a message to the web server
 * @param mailQueued called when letters were queued
 * @param portTaken called when the port of the embedded server is somebody else's
 */
export function follow(
  { url, revive }: OpenDatabase,
  { tell, mailQueued, portTaken }: { tell: WebServer["tell"]; mailQueued: () => void; portTaken: () => void },
): { isAway: () => boolean; wasAwaySince: (time: number) => boolean; end: () => Promise<void> } {
  let awaySince: number | null = null;
  let lastBack = Number.NEGATIVE_INFINITY;
  let said = "";
  const notRevived = (error: unknown) => {
    const sentence = explain(error) ?? String(error);
    if (Date.now() - (awaySince ?? Date.now()) < DYING_MS || sentence === said) return;
    said = sentence;
    console.error(sentence);
    if (error instanceof PortTaken) portTaken();
  };
  const end = followDatabase(url, {
    changed: (change) => tell({ changed: change }),
    mailQueued,
    away: () => {
      awaySince = Date.now();
      said = "";
      console.error("The database does not answer. Pages that are kept are still shown, and it is tried again until it does.");
      channel(AWAY).publish(null);
      tell({ database: "away" });
    },
    back: () => {
      awaySince = null;
      lastBack = Date.now();
      console.log("The database answers again.");
      tell({ database: "back" });
    },
    revive: () => revive().catch(notRevived),
  });
  return {
    isAway: () => awaySince !== null,
    wasAwaySince: (time) => awaySince !== null || lastBack >= time,
    end: async () => {
      await end();
    },
  };
}
