// Headers of a request that nothing behind the door shall see.

/** What only Next says to itself. Pages have no client runtime that would send these. */
const OF_NEXT = /^(rsc|next-.*|x-next(js)?-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*)$/;

/** Conditions that Next answers with 500 where they do not hold. Files are small and sent whole, so no reader needs them. */
const CONDITIONS = ["range", "if-range", "if-match", "if-unmodified-since"];

/** What says where a body ends, for whom a request is, and who sends it: no connection can have these for itself. */
const NEEDED = ["host", "content-length", "transfer-encoding", "x-forwarded-for", "x-from-this-machine"];

/** Takes them out, and what concerns the connection alone, as a request names it (RFC 9110, 7.6.1). */
export function dropHeaders({ headers }) {
  const named = (headers.connection ?? "").toLowerCase().split(/[\s,]+/);
  for (const name of named) if (!NEEDED.includes(name)) delete headers[name];
  for (const name of Object.keys(headers)) if (OF_NEXT.test(name) || CONDITIONS.includes(name)) delete headers[name];
}
