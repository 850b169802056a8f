import { secondsToWait, wideNetworkOf, withinLimit } from "../limits";
import { denied } from "./denied";

/** Letters an hour to one address that were the first their network asked for, and those that were not. */
const FIRST = 60;
const REPEATED = 20;

/**
 * Counts a letter that somebody asks to have sent to an address that may not be theirs. A network may ask a few times an hour; and
 * of all networks together no more is sent than an inbox can bear. Whoever keeps asking uses up what is left for asking again, not
 * the first letter of somebody else's network. The answer is the same whether or not anybody here has the address.
 * @param kind what the letter is for; each kind is counted on its own
 * @param perNetwork letters an hour to this address that one network may ask for
 * @throws Denied with the seconds to wait
 */
export async function allowLetter(kind: string, perNetwork: number, addressKey: string, ip: string): Promise<void> {
  const pair = `${addressKey} ${wideNetworkOf(ip)}`;
  const wait =
    (await secondsToWait(`${kind} address, network`, perNetwork, pair)) ||
    ((await withinLimit(`${kind} first`, 1, pair))
      ? await secondsToWait(`${kind} address, first`, FIRST, addressKey)
      : await secondsToWait(`${kind} address`, REPEATED, addressKey));
  if (wait) throw denied("letters", wait);
}
