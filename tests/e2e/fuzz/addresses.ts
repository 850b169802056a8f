import fc from "fast-check";
import { encoded, pairOf } from "./values";

const ASKED =
  "paper comment discussion q before at id day done problem error code back next upvote asked tab address name username known";
const query = fc.array(pairOf(ASKED), { maxLength: 6 }).map((pairs) => (pairs.length ? `?${pairs.join("&")}` : ""));

function parametersOf(part: string) {
  if (!part.includes("...")) return encoded;
  const one = fc.oneof(encoded, fc.constantFrom("after", "latest", "2025-10-29", "open", "https:"));
  return fc.array(one, { minLength: part.startsWith("[[") ? 0 : 1, maxLength: 5 }).map((all) => all.join("/"));
}

/** An address of a route, `/papers/[...path]`, whose parameters and query are anything. */
export const addressOf = (route: string) =>
  fc
    .tuple(
      // A part may have a sign before its parameter, or an ending after it.
      ...route.split("/").map((part) => {
        const [, before, parameter, after] = /^([^[]*)(\[.*\])(.*)$/.exec(part) ?? [];
        return parameter ? parametersOf(parameter).map((text) => `${before}${text}${after}`) : fc.constant(part);
      }),
    )
    .chain((parts) => query.map((asked) => `${parts.join("/") || "/"}${asked}`));

/** A method: mostly the one that a route of its kind answers. */
export const methodOf = (route: string) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(route.startsWith("/api/") ? "POST" : "GET") },
    { weight: 2, arbitrary: fc.constantFrom("GET", "POST", "HEAD") },
    { weight: 1, arbitrary: fc.constantFrom("OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND") },
  );
