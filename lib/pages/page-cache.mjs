// The pages that are the same for everybody, kept finished. A page that shows what has changed is stale: it is still served for a
// moment, while it is rendered once anew.
import { LRUCache } from "lru-cache";
import { dayTag, LISTS, paperTag } from "./shown.mjs";

const BYTES = 80 * 1024 * 1024;
/** A page is no older than this, since what it says of dates ("Jun 12", in another year "Jun 12, 2025") depends on the day. */
const OLDEST_MS = 3_600_000;
/** So long after a change a page from before it may be served. */
const STALE_MS = 1000;
/** A page is not rendered again sooner, however often what it shows changes. */
const PAUSE_MS = 100;

const tagsOf = ({ papers, days = [] }) => papers && [LISTS, ...papers.map(paperTag), ...days.map(dayTag)];

/** What a change does to a page: nothing, or it is stale, or who asks waits for it to be made anew, or nobody ever gets it again. */
function effect(change, key, { tags, about }) {
  const changed = tagsOf(change);
  if (changed && !changed.some((tag) => tags.has(tag)) && key !== change.next) return "none";
  if (change.removed && (!change.papers || change.papers.some((id) => tags.has(paperTag(id))))) return "removed";
  if (!change.atOnce) return "stale";
  const looksNext = change.next !== undefined && (tags.has(LISTS) || key === change.next);
  return looksNext || change.papers?.includes(about) ? "expired" : "stale";
}

/**
 * @param render makes the page at a path: `{ page }`, a finished one that is kept, or `{ answer }`, whatever else it is, which is not
 * @param maxSize bytes that may be kept; what was not read for longest is dropped first
 */
export function pageCache(render, { maxSize = BYTES, now = Date.now } = {}) {
  const kept = new LRUCache({ maxSize, sizeCalculation: ({ page }, key) => page.size + key.length });
  const rendering = new Map();
  let clock = 0; // counts changes
  let renders = 0;

  function apply(change, key, entry) {
    const done = effect(change, key, entry.page);
    if (done !== "none") entry.staleSince ??= now();
    if (done === "expired" || done === "removed") entry.neededSince = change.at;
    if (done === "removed") entry.isOver = true;
  }

  /** Takes the word that something shown has changed: a message of the channel PAGES_CHANGED. */
  function changed(message) {
    const change = { ...message, at: ++clock };
    for (const [key, entry] of kept.entries()) apply(change, key, entry);
    for (const under of rendering.values()) under.missed.push(change); // what it shows may have been read before
  }

  async function renderNow(key, missed, begun) {
    renders++;
    const result = await render(key);
    if (result.page) {
      const entry = { page: result.page, begun, madeAt: now(), triedAt: now(), neededSince: 0, staleSince: undefined };
      for (const change of missed) apply(change, key, entry);
      kept.set(key, entry);
    } else if (result.gone) kept.delete(key);
    return result;
  }

  /** Renders a page, once for all who ask meanwhile. */
  function renderOnce(key) {
    const under = rendering.get(key);
    if (under) return under;
    const missed = [];
    const begun = clock;
    const result = renderNow(key, missed, begun).finally(() => rendering.delete(key));
    const underWay = { begun, missed, result };
    rendering.set(key, underWay);
    return underWay;
  }

  /** A page of which the rendering began after the change number `needed`. */
  async function madeAfter(key, needed) {
    const under = renderOnce(key);
    const result = await under.result;
    return under.begun >= needed ? result : renderOnce(key).result;
  }

  function again(key, entry) {
    if (now() - entry.triedAt < PAUSE_MS || rendering.has(key)) return;
    entry.triedAt = now();
    renderOnce(key).result.catch(() => {}); // the next who asks tries again
  }

  return {
    changed,
    /** The page that is kept of a path, and may be served without a word to the database; else undefined. */
    ready(key) {
      const entry = kept.get(key);
      if (!entry || entry.neededSince > entry.begun) return undefined;
      const isOld = now() - entry.madeAt > OLDEST_MS;
      const since = entry.staleSince ?? (isOld ? entry.madeAt + OLDEST_MS : undefined);
      if (since !== undefined && now() - since > STALE_MS) return undefined;
      const isStale = since !== undefined;
      if (isStale) again(key, entry);
      return { page: entry.page, isStale };
    },
    /** The page as it is now, rendered; with all who wait for it. */
    make: (key) => madeAfter(key, Math.max(kept.peek(key)?.neededSince ?? 0, atOnceSince(rendering.get(key)))),
    /** The page that is kept of a path, however old, for when it cannot be made; none that shows what was taken away. */
    last(key) {
      const entry = kept.get(key);
      return entry && !entry.isOver ? entry.page : undefined;
    },
    /** How many pages are kept and their bytes, and how often one was rendered so far. */
    counts: () => ({ pages: kept.size, bytes: kept.calculatedSize, renders }),
  };
}

/** The last change that its own maker looks for, of those that came while a page was rendered. */
const atOnceSince = (under) => Math.max(0, ...(under?.missed ?? []).filter(({ atOnce }) => atOnce).map(({ at }) => at));
