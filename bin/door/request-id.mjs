import { randomUUID } from "node:crypto";
import { addressOf } from "./client.mjs";

const FIT = /^[\w.-]{8,64}$/;

/**
 * The id of a request, by which its lines in several logs are found: what a trusted proxy calls it, else a new one.
 * @param trust tells whether an address is that of a trusted proxy
 */
export function requestIdOf(request, trust) {
  const given = request.headers["x-request-id"];
  const peer = request.socket.remoteAddress ?? "";
  return FIT.test(given ?? "") && trust(addressOf(peer) || peer, 0) ? given : randomUUID();
}
