/** Menus close at Escape, which goes back to their button, at a click elsewhere, and when the focus has left them. */
export function menus(): void {
  const open = () => document.querySelectorAll<HTMLDetailsElement>("details[data-menu][open]");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of open()) {
      menu.open = false;
      menu.querySelector("summary")?.focus();
    }
  });
  for (const left of ["click", "focusin"])
    document.addEventListener(left, (event) => {
      for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false;
    });
}
