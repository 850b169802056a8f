// A page for what is answered without Next: on its own, in both themes, readable on a phone, with a way on.

/** The policy of such a page: it loads nothing and runs nothing. */
export const SHORT_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

const STYLE = `
  :root { color-scheme: light dark }
  body { font: 1.0625rem/1.55 system-ui, sans-serif; max-width: 34rem; margin: 14vh auto; padding: 0 1.25rem;
    background: light-dark(#fcfbf9, #151517); color: light-dark(#1b1a18, #ececee) }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0.5rem 0 }
  p { margin: 0 0 1rem }
  a { color: light-dark(#b03409, #ff9a70) }`;

/**
 * A whole page with one heading and one sentence.
 * @param title plain text, as `sentence` is
 */
export function shortPage(title, sentence) {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Daily Papers</title>
<style>${STYLE}</style>
<main>
<p><a href="/">Daily Papers</a></p>
<h1>${title}</h1>
<p>${sentence}</p>
</main>
</html>
`;
}
