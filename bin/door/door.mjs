// The door: every request passes here before Next sees it. What is wrong in itself is answered at once; what goes on says truly who
// sent it.

import { wrongWith } from "./address.mjs";
import { nameClient, trustOf } from "./client.mjs";
import { dropHeaders } from "./headers.mjs";
import { refuse } from "./refuse.mjs";

/** A 405 names what would be allowed (RFC 9110 15.5.6); Next's does not. Each route of app/api answers GET or POST. */
function nameAllowed(request, response) {
  const { writeHead } = response;
  response.writeHead = (status, ...rest) => {
    if (status === 405 && !response.hasHeader("allow"))
      response.setHeader("allow", request.method === "POST" ? "GET, HEAD" : "POST");
    return writeHead.call(response, status, ...rest);
  };
}

/**
 * A listener for the event `request` of a server.
 * @param trustProxy the setting TRUST_PROXY
 * @param behind takes a request and its response from here on
 */
export function door(trustProxy, behind) {
  const trust = trustOf(trustProxy);
  return (request, response) => {
    const wrong = wrongWith(request);
    if (wrong) return refuse(request, response, wrong);
    nameClient(request, trust);
    dropHeaders(request);
    nameAllowed(request, response);
    behind(request, response);
  };
}

/** A listener for the event `connect` of a server: it is no proxy. */
export function refuseTunnel(_request, socket) {
  socket.on("error", () => {});
  socket.end(
    "HTTP/1.1 405 Method Not Allowed\r\nAllow: GET, HEAD, POST, OPTIONS\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
  );
}
