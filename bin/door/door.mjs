// The door: every request passes here before Next sees it, and says truly from then on who sent it.

import { nameClient, trustOf } from "./client.mjs";

/**
 * A listener for the event `request` of a server.
 * @param trustProxy the setting TRUST_PROXY
 * @param behind takes a request and its response from here on
 */
export function door(trustProxy, behind) {
  const trust = trustOf(trustProxy);
  return (request, response) => {
    nameClient(request, trust);
    behind(request, response);
  };
}
