import { keep } from "./kept";

/** The button that switches between light and dark, and remembers it. Choosing what the system has forgets the choice. */
export function themeToggle(): void {
  document.addEventListener("click", (event) => {
    if (!(event.target as Element).closest("[data-theme-toggle]")) return;
    const root = document.documentElement;
    const system = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const chosen = (root.dataset.theme ?? system) === "dark" ? "light" : "dark";
    if (chosen === system) delete root.dataset.theme;
    else root.dataset.theme = chosen;
    keep("theme", chosen === system ? null : chosen);
  });
}
