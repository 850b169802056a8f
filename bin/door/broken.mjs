// Requests that Node could not read to their end: no HTTP, too long a head, or too slow.

const LINGER_MS = 2000;
const ANSWERS = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "413 Content Too Large",
};

/**
 * A listener for the event `clientError` of a server: answers, and ends the connection. What still comes is dropped for a moment,
 * since a client that finds its connection cut while it sends would not read the answer.
 */
export function refuseBroken(error, socket) {
  if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
  if (socket.writableEnded) return; // one of the errors over the rest of what was answered already
  socket.end(`HTTP/1.1 ${ANSWERS[error.code] ?? "400 Bad Request"}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
