import { fetchPage } from "./fetch-page";

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** The calendar: another month is shown in place, and arrows move between the days that have papers, Page Up and Down by months. */
export function calendar(): void {
  const menu = document.querySelector<HTMLDetailsElement>("[data-calendar]");
  if (!menu) return;
  offerMonths(menu);
  menu.addEventListener("toggle", () => {
    if (!menu.open) return;
    const days = [...menu.querySelectorAll<HTMLElement>("td a")];
    (days.find((day) => day.ariaCurrent) ?? days.at(-1))?.focus();
  });
  menu.addEventListener("click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[data-month]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void showMonth(menu, link.href, `[data-month=${link.dataset.month}]`);
  });
  menu.addEventListener("change", (event) => {
    const [month, year] = [...menu.querySelectorAll("select")].map(({ value }) => value);
    const label = (event.target as Element).getAttribute("aria-label");
    void showMonth(menu, `/papers/month/${year}-${month}`, `[aria-label=${label}]`);
  });
  menu.addEventListener("keydown", (event) => {
    const link = (event.target as Element).closest<HTMLElement>("td a");
    if (!link || !move(menu, link, event.key)) return;
    event.preventDefault();
  });
}

function offerMonths(menu: HTMLElement): void {
  menu.querySelector("[data-plain-month]")?.remove();
  menu.querySelector("[data-choose-month]")?.removeAttribute("hidden");
}

/** Shows the month of another page, which stays where it is; where it cannot be fetched, that page is opened. */
async function showMonth(menu: HTMLElement, href: string, focused: string): Promise<void> {
  const panel = menu.querySelector(".calendar");
  try {
    const other = (await fetchPage(href)).querySelector(".calendar");
    if (!panel || !other) throw new Error("missing");
    panel.replaceChildren(...other.childNodes);
  } catch {
    location.href = href;
    return;
  }
  offerMonths(menu);
  const links = menu.querySelectorAll<HTMLElement>("td a");
  const wanted = menu.querySelector<HTMLElement>(focused);
  (wanted ?? links[0] ?? menu.querySelector<HTMLElement>("select"))?.focus();
}

/** Moves the focus as a key says, over days without papers; false where the key means nothing here. */
function move(menu: HTMLElement, link: HTMLElement, key: string): boolean {
  const month = { PageUp: "previous", PageDown: "next" }[key];
  if (month) {
    const to = menu.querySelector<HTMLAnchorElement>(`[data-month=${month}]`);
    if (to) void showMonth(menu, to.href, "td a");
    return true;
  }
  const step = STEPS[key];
  if (step === undefined) return false;
  const cells = [...menu.querySelectorAll("td")];
  let at = cells.indexOf(link.closest("td") as HTMLTableCellElement) + step;
  while (cells[at] && !cells[at]?.querySelector("a")) at += step;
  cells[at]?.querySelector("a")?.focus();
  return true;
}
