// Headers of a request that nothing behind the door shall see.

/** What only Next says to itself. Pages have no client runtime that would send these. */
const OF_NEXT = /^(rsc|next-.*|x-next(js)?-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-now-.*|x-vercel-.*|x-prerender-.*)$/;

/** Conditions that Next answers with 500 where they do not hold. Files are small and sent whole, so no reader needs them. */
const CONDITIONS = ["range", "if-range", "if-match", "if-unmodified-since"];

/** Takes them out. */
export function dropHeaders({ headers }) {
  for (const name of Object.keys(headers)) if (OF_NEXT.test(name) || CONDITIONS.includes(name)) delete headers[name];
}
