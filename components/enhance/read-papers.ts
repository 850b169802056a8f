import { keep, kept } from "./kept";

const NAME = "read";
/** Ids of so many papers are kept, the last first. */
const MOST = 1000;

const readIds = () => (kept(NAME) ?? "").split("\n").filter(Boolean);

/** Forgets which papers were read here. */
export const forgetRead = () => keep(NAME, null);

function mark(): void {
  const read = new Set(readIds());
  for (const card of document.querySelectorAll<HTMLElement>(".cards > li")) if (read.has(card.id)) card.dataset.read = "";
}

/** Keeps which papers were opened in this browser, and marks their cards, which the reader may have dimmed. */
export function readPapers(): void {
  const id = document.getElementById("discussion")?.dataset.paper;
  if (id) keep(NAME, [id, ...readIds().filter((other) => other !== id)].slice(0, MOST).join("\n"));
  mark();
  document.addEventListener("papers-added", mark);
  addEventListener("pageshow", mark); // back from a paper
}
