import { keep, kept } from "./kept";

const NAME = "visits";
/** After so long without a page of the feed, the next is another visit. */
const PAUSE_MS = 30 * 60_000;

/** When the visit before this one ended, and when this one was last seen, in milliseconds since 1970. */
type Visits = { before: number | null; last: number };

function readVisits(): Visits | null {
  try {
    const { before, last } = JSON.parse(kept(NAME) ?? "") as Visits;
    return Number.isFinite(last) ? { before, last } : null;
  } catch {
    return null;
  }
}

/** Marks the papers that came since the reader's last visit, which this browser remembers, and says how many there are. */
export function newPapers(): void {
  const line = document.getElementById("new-papers");
  if (!line || !document.querySelector("[data-added]")) return;
  const visits = readVisits();
  const now = Date.now();
  const isOther = visits !== null && now - visits.last > PAUSE_MS;
  const before = isOther ? visits.last : (visits?.before ?? null);
  keep(NAME, JSON.stringify({ before, last: now } satisfies Visits));
  if (before === null) return;
  const show = () => {
    for (const card of document.querySelectorAll<HTMLElement>("[data-added]")) {
      if (Number(card.dataset.added) * 1000 <= before || "new" in card.dataset) continue;
      card.dataset.new = "";
      const tag = Object.assign(document.createElement("span"), { className: "tag new", textContent: "New" });
      card.querySelector(".meta")?.before(tag);
    }
    const count = document.querySelectorAll("[data-new]").length;
    const all = document.querySelectorAll("[data-added]").length;
    line.textContent = `${count}${count === all && document.getElementById("more") ? "+" : ""} new since your last visit`;
    line.hidden = count === 0;
  };
  show();
  document.addEventListener("papers-added", show);
}
