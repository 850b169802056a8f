/** Takes away pictures that do not load, so that no card shows a broken one. */
export function brokenPictures(): void {
  for (const picture of document.querySelectorAll<HTMLImageElement>(".thumb")) {
    if (picture.complete && picture.naturalWidth === 0) picture.remove();
  }
  const remove = (event: Event) => {
    if (event.target instanceof HTMLImageElement && event.target.classList.contains("thumb")) event.target.remove();
  };
  document.addEventListener("error", remove, { capture: true }); // error events do not bubble
}
