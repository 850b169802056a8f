import { keep } from "./kept";

/** The menu of how lists are shown: what is chosen is applied at once and kept; preferences.js applies it on the next page. */
export function view(): void {
  const page = document.documentElement.dataset;
  const menu = document.querySelector<HTMLDetailsElement>("[data-view]");
  if (!menu) return;
  for (const field of menu.querySelectorAll("input")) field.checked = field.value === (page[field.name] ?? "");
  menu.hidden = false;
  menu.addEventListener("change", ({ target }) => {
    const { name, value, checked } = target as HTMLInputElement;
    const chosen = checked ? value : "";
    if (chosen) page[name] = chosen;
    else delete page[name];
    keep(name, chosen || null);
  });
}
