import { publicEdition } from "@/lib/digest/archive";

/** A digest in the browser: the mail itself, frozen, without anybody's own links. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const edition = await publicEdition((await params).id);
  if (!edition) {
    return new Response("There is no such digest. All of them: /digests\n", {
      status: 404,
      headers: { "content-type": "text/plain" },
    });
  }
  return new Response(edition.html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      "cache-control": "public, max-age=3600",
      ...(edition.listed ? {} : { "x-robots-tag": "noindex" }),
    },
  });
}
