import { denied } from "../denied";
import { networkOf, secondsToWait } from "../limits";
import { allowLetter } from "../mail/letter-limit";

/** Counts a subscription that a client asks for: 20 an hour for each network. @throws Denied with the seconds to wait */
export async function allowSubscription(ip: string): Promise<void> {
  const wait = await secondsToWait("network", 20, networkOf(ip));
  if (wait) throw denied("often", wait);
}

/** Counts a letter to this address: 3 an hour for each network. @throws Denied with the seconds to wait */
export const allowSubscriptionLetter = (addressKey: string, ip: string) => allowLetter("subscription", 3, addressKey, ip);
