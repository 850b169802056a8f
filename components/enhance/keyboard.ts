/** j and k move through the papers, Enter opens one, u votes for it, / goes to the search, ? lists the keys. */
export function keyboard(): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.metaKey || event.ctrlKey || event.altKey || target.closest("input, textarea, select, dialog[open]")) return;
    if (actOn(event.key, target)) event.preventDefault();
  });
}

/** Does what a key stands for; false where it stands for nothing here. */
function actOn(key: string, target: HTMLElement): boolean {
  if (key === "j") return move(1);
  if (key === "k") return move(-1);
  if (key === "Enter") return open(target);
  if (key === "u") return vote();
  if (key === "/") return search();
  return key === "?" && list();
}

function move(step: 1 | -1): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>(".card")];
  const at = cards.findIndex((card) => "current" in card.dataset);
  const card = cards[at < 0 ? 0 : Math.max(0, Math.min(cards.length - 1, at + step))];
  if (!card) return false;
  if (at >= 0) delete cards[at]?.dataset.current;
  card.dataset.current = "";
  card.querySelector<HTMLElement>("h3 a")?.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  return true;
}

function vote(): boolean {
  const button = document.querySelector<HTMLElement>(
    ".card[data-current] [data-vote] button, main > article [data-vote] button",
  );
  button?.click();
  return button !== null;
}

function open(target: HTMLElement): boolean {
  if (target.closest("a, button, summary")) return false; // Enter already means something there
  const link = document.querySelector<HTMLAnchorElement>(".card[data-current] h3 a");
  link?.click();
  return link !== null;
}

function search(): boolean {
  const fields = [...document.querySelectorAll<HTMLElement>("main input[type=search], #search")];
  const field = fields.find((candidate) => candidate.checkVisibility());
  if (field) field.focus();
  else location.href = "/search"; // on a phone it has a page of its own
  return true;
}

function list(): boolean {
  document.querySelector<HTMLDialogElement>("#keys")?.showModal();
  return true;
}
