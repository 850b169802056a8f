import { restoreDrafts } from "./drafts";
import { fetchPage } from "./fetch-page";

/** Links with data-inline show the part of a page that they point to in place, instead of leading there. */
export function inlineLinks(): void {
  document.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-inline]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void show(link);
  });
}

type Shown = { tag: "p" | "span"; name: string; place: (card: Element, shown: Element) => void };

/** What the links of a card show: in which element, and where in the card. */
const SHOWN: Record<string, Shown> = {
  abstract: { tag: "p", name: "whole-abstract", place: (card, shown) => card.querySelector(".abstract")?.after(shown) },
  authors: { tag: "span", name: "names", place: (card, shown) => card.querySelector(".meta")?.append(shown) },
};
const shownBy = (link: HTMLAnchorElement) => SHOWN[link.dataset.inline as string] as Shown;

async function show(link: HTMLAnchorElement): Promise<void> {
  if (link.dataset.inline === "form") return showForm(link);
  const card = link.closest(".card");
  if (!card || link.ariaBusy === "true" || closeAgain(card, link)) return;
  link.ariaBusy = "true";
  try {
    const page = await fetchPage(link.pathname);
    const part = page.querySelector(link.hash);
    if (!part) throw new Error("missing");
    const { tag, name, place } = shownBy(link);
    const shown = document.createElement(tag);
    shown.className = name;
    shown.append(...part.childNodes);
    place(card, shown);
    link.ariaExpanded = "true";
  } catch {
    location.href = link.href; // the plain link still leads there, or says what is wrong
  } finally {
    link.ariaBusy = null;
  }
}

/** Takes away what a link has shown before; false where it has shown nothing. */
function closeAgain(card: Element, link: HTMLAnchorElement): boolean {
  const shown = card.querySelector(`.${shownBy(link).name}`);
  shown?.remove();
  if (shown) link.ariaExpanded = "false";
  return shown !== null;
}

/** Opens a form of another page under the comment that its link stands at, or closes it again. */
async function showForm(link: HTMLAnchorElement): Promise<void> {
  const comment = link.closest("article");
  const open = comment?.querySelector<HTMLElement>(":scope > .opened");
  open?.remove();
  if (open?.dataset.from === link.hash) return;
  try {
    const part = (await fetchPage(link.pathname + link.search)).querySelector<HTMLElement>(link.hash);
    if (!part || !comment) throw new Error("missing");
    part.removeAttribute("id");
    part.classList.add("opened");
    part.dataset.from = link.hash;
    comment.append(part);
    restoreDrafts(part);
    part.querySelector("textarea")?.focus();
  } catch {
    location.href = link.href;
  }
}
