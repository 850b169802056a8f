import { textOf } from "./body";

/** After a form: 303, so that reloading the next page sends nothing again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

/** Whether a form was sent by a page of this site, as far as the browser tells (Fetch Metadata, or Origin). */
export function sameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site) return site === "same-origin" || site === "none";
  const origin = request.headers.get("origin");
  return !origin || new URL(origin === "null" ? "http://null" : origin).host === request.headers.get("host");
}

/** The fields of a form, the last of each name; null where the body is no form, or longer than any form of ours. */
export async function formOf(request: Request): Promise<Record<string, string> | null> {
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return null;
  const text = await textOf(request, 20_000);
  return text === null ? null : Object.fromEntries(new URLSearchParams(text));
}
