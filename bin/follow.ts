import { channel } from "node:diagnostics_channel";
import { AWAY } from "../lib/db/away.mjs";
import { PortTaken } from "../lib/db/embedded";
import { followDatabase } from "../lib/db/follow";
import type { OpenDatabase } from "../lib/db/open";
import { explain } from "../lib/errors";
import { refresher } from "./refresher";
import type { WebServer } from "./web-server";

/** For so long what is left of a PostgreSQL that was killed may keep a new one from starting. */
const DYING_MS = 10_000;

/** Has the web server at the address `own` render its cached pages anew. */
async function refreshPages(own: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  const signal = AbortSignal.timeout(5000);
  const response = await fetch(`${own}/api/revalidate`, { method: "POST", headers, signal });
  if (!response.ok) throw new Error(`/api/revalidate answered ${response.status}`);
}

/**
 * Follows the database for the site: has cached pages rendered anew when a writer, of whatever process, says that papers changed; tells
 * the web server when the database is away, and back; starts it again if it is ours and has died.
 * @param own the address at which this process reaches the web server
 * @param token that the web server wants of who has pages rendered anew
 * @param portTaken called when the port of the embedded server is somebody else's
 */
export function follow(
  { url, revive }: OpenDatabase,
  { tell }: WebServer,
  { own, token, portTaken }: { own: string; token: string; portTaken: () => void },
): { wasAwaySince: (time: number) => boolean; end: () => Promise<void> } {
  const pages = refresher(() => refreshPages(own, token));
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
    changed: pages.ask,
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
    wasAwaySince: (time) => awaySince !== null || lastBack >= time,
    end: async () => {
      pages.end();
      await end();
    },
  };
}
