/** Buttons with data-share open the system's own sheet, where the browser has one. */
export function sharing(): void {
  if (!navigator.share) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-share]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const { share: url, title } = button.dataset;
      void navigator.share({ url, title }).catch(() => {}); // closed again, or nothing to share to
    });
  }
}
