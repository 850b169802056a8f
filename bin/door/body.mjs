// Bodies of requests.

/** Whether a request says that it has a body (RFC 9112 6.3). */
export function hasBody({ headers }) {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
}
