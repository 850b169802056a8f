/** Whether this is a name or an address, IPv6 without brackets, of this machine for itself (RFC 6761 6.3, RFC 6890 2.2.2). */
export const isLoopback = (host) => /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);

/** Whether a host, as `Host` or an address has it, is this machine's name for itself; any port will do. */
export function isThisMachine(host) {
  const [, v6, other] = /^(?:\[([\da-f:]+)\]|([^:]+))(?::\d{1,5})?$/i.exec(host) ?? [];
  return isLoopback(v6 ?? other ?? "");
}
