import { siteUrl } from "@/lib/env";
import { textOf } from "./body";

/** After a form: 303, so that reloading the next page sends nothing again. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { location: path, "cache-control": "no-store" } });
}

/**
 * Whether a form was sent by a page of this site: as Fetch Metadata tells, or else Origin, which every browser sends with a POST.
 * Where there is neither it was no browser of ours, and is refused. "none" says that no page asked for it, which no form can say that
 * a page of ours holds; then Origin decides too.
 */
export function sameOrigin(request: Request): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site && site !== "none") return site === "same-origin";
  const origin = request.headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  const { host } = new URL(origin);
  return host === request.headers.get("host") || host === new URL(siteUrl()).host;
}

/** Whether a page was asked for by another one of this site, by a link, a form or a script; not typed, and not linked from elsewhere. */
export function isFromHere(headers: Headers): boolean {
  const site = headers.get("sec-fetch-site");
  if (site) return site === "same-origin";
  const referer = headers.get("referer") ?? "";
  return URL.canParse(referer) && new URL(referer).host === headers.get("host");
}

/** The fields of a form, the last of each name; null where the body is no form, or longer than any form of ours. */
export async function formOf(request: Request, limit = 20_000): Promise<Record<string, string> | null> {
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return null;
  const text = await textOf(request, limit);
  return text === null ? null : Object.fromEntries(new URLSearchParams(text));
}
