/** Buttons with data-copy put the text of the element they name on the clipboard. */
export function copying(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-copy]");
    if (!button) return;
    const source = document.querySelector(button.dataset.copy as string);
    navigator.clipboard.writeText(source?.textContent ?? "").then(
      () => say(button, "Copied"),
      () => select(source),
    );
  });
}

function say(button: HTMLElement, text: string): void {
  const before = button.textContent;
  button.textContent = text;
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}

// Where a browser refuses the clipboard, the text is at least selected.
function select(source: Element | null): void {
  if (source) getSelection()?.selectAllChildren(source);
}
