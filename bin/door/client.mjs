// Who a client is: the one who connected, or the one whom a proxy names that TRUST_PROXY believes. Nothing behind asks again.

import { isIP, isIPv6 } from "node:net";
import proxyAddr from "proxy-addr";
import { isLoopback } from "../../lib/this-machine.mjs";

// What proxies add to a request that they pass on (RFC 7239, RFC 9110 7.6.3, and what was used before and beside them).
const FORWARDING = new RegExp(
  `^(${[
    "x-forwarded(-.*)?|forwarded(-for)?|via|x-real-ip|x-original.*|x-remote-(ip|addr)|x-proxyuser-ip",
    "(x-|true-|cf-|fastly-|fly-|x-azure-)?(cluster-)?(client|connecting)-?ip(v6)?",
    "cf-ray|cdn-loop|x-varnish|x-amzn-trace-id|x-envoy-.*|x-appengine-.*",
  ].join("|")})$`,
);

/** An address in one spelling: IPv4 also where it was mapped into IPv6, without port and zone; "" for what is none. */
export function addressOf(text) {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/%.*$/, "");
  if (!isIPv6(address)) return isIP(address) ? address : "";
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1); // as RFC 5952 writes it
  const mapped = /^::ffff:([\da-f]+):([\da-f]+)$/
    .exec(short)
    ?.slice(1)
    .map((part) => Number.parseInt(part, 16));
  return mapped ? mapped.flatMap((part) => [part >> 8, part & 255]).join(".") : short;
}

/**
 * The address of a client: going from the connection outward, the first that is not trusted. What a proxy passed on that is no
 * address names nobody; then it is the proxy itself.
 */
export function clientOf(request, trust) {
  return (
    proxyAddr
      .all(request, (address, hops) => trust(addressOf(address) || address, hops))
      .map(addressOf)
      .findLast(Boolean) ?? ""
  );
}

/** Writes into a request's headers what is known of its client, and takes out whatever else claims to know. */
export function nameClient(request, trust) {
  const client = clientOf(request, trust);
  const forwarded = Object.keys(request.headers).filter((name) => FORWARDING.test(name));
  // nginx, with no more than its defaults, tells nothing of whom it passes on, but speaks HTTP/1.0, as no browser does.
  const passedOn = forwarded.length > 0 || request.httpVersion === "1.0";
  const near = isLoopback(addressOf(request.socket.remoteAddress ?? "")) && !passedOn;
  for (const name of forwarded) delete request.headers[name];
  request.headers["x-forwarded-for"] = client;
  request.headers["x-from-this-machine"] = near ? "yes" : "no";
}
