import { keep } from "./kept";

/** Takes the banner away for good: by its button, and where a page or the account says that this reader subscribes. */
export function hideBanner(): void {
  document.documentElement.dataset.banner = "hidden";
  keep("banner", "hidden");
}

export function banner(): void {
  if (document.querySelector("[data-subscribed]")) hideBanner();
  const button = document.querySelector<HTMLButtonElement>("[data-hide-banner]");
  if (button) button.hidden = false;
  button?.addEventListener("click", hideBanner);
}
