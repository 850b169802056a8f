import { siteUrl } from "@/lib/env";

const LONGEST = 6000; // characters of an address that every browser and the door take

/** After a form: 303, so that reloading the next page sends nothing again. What was typed and does not fit an address is not in it. */
export function seeOther(path: string): Response {
  const location = path.length > LONGEST ? "/refused?code=form" : path;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
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
  return isOurHost(new URL(origin).host, request);
}

/** Whether `host` is what this site is called, by whoever sent the request or by its settings, as a proxy may say another. */
export function isOurHost(host: string, request: Request): boolean {
  return host === request.headers.get("host") || host === new URL(siteUrl()).host;
}

/** The fields of a form, the last of each name; null where the body is no form, or holds a NUL, which PostgreSQL has no room for. */
export async function formOf(request: Request): Promise<Record<string, string> | null> {
  if (!request.headers.get("content-type")?.startsWith("application/x-www-form-urlencoded")) return null;
  const fields = [...new URLSearchParams(await request.text())];
  return fields.flat().some((text) => text.includes("\0")) ? null : Object.fromEntries(fields);
}
