import { isThisMachine } from "@/lib/this-machine.mjs";

// What bin/door/client.mjs found out about who asks. It overwrites these headers, so nobody else can say them.

/** The address of the client, as far as it is to be believed: of who connected, or of whom a trusted proxy names. */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for") ?? "";
}

/**
 * Whether somebody at this machine asks: the connection is from here, no proxy passed the request on, and the address that was
 * typed names this machine, which a page of another site cannot arrange (DNS rebinding).
 */
export function isFromThisMachine(headers: Headers): boolean {
  return headers.get("x-from-this-machine") === "yes" && isThisMachine(headers.get("host") ?? "");
}
