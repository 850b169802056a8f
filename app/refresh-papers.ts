import { channel } from "node:diagnostics_channel";
import { PAGES_CHANGED } from "@/lib/pages/pages-changed.mjs";

/**
 * After a change to papers, in the process that made it: their pages are rendered anew before anybody gets them, all others that
 * show them behind the next who asks. Other processes hear of it from the database.
 * @param next where a form without a script leads, whose sender sees there what they did: that page and lists are made anew first, too
 */
export function refreshPapers(ids: string[], next?: string): void {
  if (ids.length === 0) return;
  channel(PAGES_CHANGED).publish({ papers: ids, atOnce: true, next: next?.replace(/[?#].*/s, "") });
}
