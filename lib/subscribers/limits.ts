import { networkOf, withinLimit } from "../limits";

/** Whether this client may ask for another subscription: 20 an hour for each network. */
export const networkAllowed = (ip: string) => withinLimit("network", 20, networkOf(ip));

/** Whether this address may be written to once more: 3 letters an hour. */
export const addressAllowed = (addressKey: string) => withinLimit("address", 3, addressKey);
