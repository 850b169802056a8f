const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * A text as HTML that shows it as it was typed: its signs, its line breaks, and the spaces that lines begin with. The class bounds its
 * height, and what scrolls there can be reached by keyboard.
 */
export function asTyped(text: string): string {
  const lines = text.split("\n").map((line) => escapeHtml(line).replace(/^[ \t]+/, (spaces) => "\u00a0".repeat(spaces.length)));
  return `<p class="as-typed" tabindex="0">${lines.join("<br>\n")}</p>`;
}
