// Asking Next for a page from inside: over a pair of streams, not a connection, so that it works on whatever address the server
// listens, passes no door, and cannot go round in circles.

import { createServer, get } from "node:http";
import { duplexPair } from "node:stream";
import { text } from "node:stream/consumers";

const PATIENCE_MS = 30_000;

/**
 * @param handle Next's request handler
 * @returns a function that gets a path: its status, headers and text, and where it leads, if elsewhere
 */
export function askInside(handle) {
  const server = createServer(handle); // it listens nowhere
  return (path) =>
    new Promise((done, reject) => {
      const [here, there] = duplexPair();
      server.emit("connection", there);
      const options = { path, createConnection: () => here, signal: AbortSignal.timeout(PATIENCE_MS) };
      get(options, (response) => {
        const { statusCode: status, headers } = response;
        text(response).then((html) => done({ status, html, headers, location: headers.location }), reject);
      }).once("error", reject);
    });
}
