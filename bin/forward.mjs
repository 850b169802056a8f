// Handing requests on to Next, which has a thread of its own: HTTP over a socket that only this user can open.

import { Agent, request as ask } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { requestScope } from "./structured-log.mjs";
import { sendUnavailable } from "./unavailable.mjs";

const PATIENCE_MS = 30_000;
/** Bytes of headers that Next's answer may have: a redirect says a long address twice, in Location and Refresh. */
const MAX_ANSWER_HEADERS = 64 * 1024;
/** Headers of one connection alone (RFC 9110, 7.6.1); there is another one behind. The door has taken out what else they name. */
const OF_CONNECTION = [
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "expect",
];

/** Next's word for browsers that know no 308; with it a long address is more than clients take. */
const NOT_PASSED_ON = [...OF_CONNECTION, "refresh"];

function passedOn(headers) {
  const kept = { ...headers };
  for (const name of OF_CONNECTION) delete kept[name];
  return kept;
}

/** The id of the request for which something is asked, for what is logged of it. */
function ofRequest() {
  const id = requestScope.getStore();
  return id ? { "x-request-id": id } : {};
}

/**
 * @param socketPath where Next takes requests
 * @param answered called when Next has answered, before anybody gets to know
 */
export function forwardTo(socketPath, answered = () => {}) {
  // A page that is kept for everybody comes over no connection on which somebody has sent anything.
  const [ofReaders, ofOurs] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })];
  return {
    /** Answers a request with what Next answers. The door says how long its body is, and lets in none where none belongs. */
    forward(request, response) {
      const { method, url } = request;
      const behind = ask({
        agent: ofReaders,
        socketPath,
        method,
        path: url,
        headers: passedOn(request.headers),
        setHost: false,
        maxHeaderSize: MAX_ANSWER_HEADERS,
      });
      behind.once("response", (answer) => {
        answered();
        response.statusCode = answer.statusCode;
        for (const [name, values] of Object.entries(answer.headersDistinct))
          if (!NOT_PASSED_ON.includes(name)) response.setHeader(name, values.length === 1 ? values[0] : values);
        answer.once("error", () => response.destroy()); // cut off in the middle
        answer.pipe(response);
      });
      behind.once("error", (error) => {
        if (response.closed || response.headersSent) return response.destroy();
        console.error(`${method} ${url.replace(/\?.*/s, "")} was not answered`, error); // a query may hold secrets
        sendUnavailable(request, response);
      });
      response.once("close", () => behind.destroy()); // nobody waits for it any more, or it is done
      request.pipe(behind);
    },
    /** Gets a path from inside, past the door: its status, headers and text, and where it leads, if elsewhere. */
    inside: (path, headers = {}) =>
      new Promise((done, reject) => {
        const asked = ask({
          agent: ofOurs,
          socketPath,
          path,
          headers: { ...ofRequest(), ...headers },
          signal: AbortSignal.timeout(PATIENCE_MS),
        });
        asked.once("response", (answer) => {
          answered();
          const { statusCode: status, headers } = answer;
          text(answer).then((html) => done({ status, html, headers, location: headers.location }), reject);
        });
        asked.once("error", reject).end();
      }),
  };
}

/** A listener for the event `upgrade` of a server: the connection goes on to Next as it is. */
export const tunnelTo = (socketPath) => (request, socket, head) => {
  const { method, url, rawHeaders } = request;
  const lines = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? `${name}: ${rawHeaders[at + 1]}` : []));
  const behind = connect(socketPath, () => {
    behind.write(`${method} ${url} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`, "latin1");
    behind.write(head);
    socket.pipe(behind).pipe(socket);
  });
  behind.once("error", () => socket.destroy());
  socket.once("error", () => behind.destroy());
};
