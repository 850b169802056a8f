import { networkOf, withinLimit } from "../limits";
import { allowLetter } from "../mail/letter-limit";

/** Whether this client may ask for another subscription: 20 an hour for each network. */
export const networkAllowed = (ip: string) => withinLimit("network", 20, networkOf(ip));

/** Counts a letter to this address: 3 an hour for each network. @throws Denied with the seconds to wait */
export const allowSubscriptionLetter = (addressKey: string, ip: string) => allowLetter("subscription", 3, addressKey, ip);
