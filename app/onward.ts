import { withCookies } from "./cookies";

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/**
 * Leads a browser from a form of ours to another site. A redirect would not do: the policy lets no form end elsewhere, and browsers
 * hold a form's redirects to it too.
 */
export function onward(location: string, cookies: string[]): Response {
  const url = escapeHtml(location);
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Going on …</title><meta http-equiv="refresh" content="0;url=${url}"><p><a href="${url}">Go on to ${escapeHtml(new URL(location).host)}</a></p></html>`;
  const response = new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
  return withCookies(response, cookies);
}
