import { randomUUID } from "node:crypto";
import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import { log } from "../curation/log";
import { lockName } from "../db/lock";
import { siteSecret } from "../db/secret";
import { type Tx, transaction } from "../db/transaction";
import type { Address } from "../mail/address";
import { type Letter, queueLetters } from "../mail/letters";
import { linkToken } from "../mail/link-token";
import type { Choices } from "../subscribers/choices";
import { visibleLine } from "../visible";
import { keepAnswer, type WhyNot } from "./answer";
import { denied } from "./denied";
import { invitationLetter } from "./letter";
import { type Pasted, readPasted } from "./pasted";
import { expiryOf } from "./state";
import { roomToday, whyNotInvited } from "./why-not";

const MOST_AT_ONCE = 500;
const LONGEST_WELCOME = 300;
/** For which sending an invitation makes sense: most of the time in which it can be confirmed is then still to come. */
const LIFE_MS = 7 * 86_400_000;

/** Whom to invite, as it was pasted; a line that the mail says; and the choices made for them. */
export type InviteInput = { addresses: string; welcome: string; choices: Choices };
type Refused = { typed: string; why: WhyNot };

function parse({ addresses, welcome: typed }: InviteInput): { pasted: Pasted[]; welcome: string } {
  const pasted = readPasted(addresses);
  if (pasted.length === 0) throw denied("addresses");
  if (pasted.length > MOST_AT_ONCE) throw denied("many");
  const welcome = visibleLine(typed);
  if (welcome.length > LONGEST_WELCOME) throw denied("welcome");
  return { pasted, welcome };
}

/** Parts whom to invite from who is not to be, each in the order in which they were typed. */
async function sorted(pasted: Pasted[], now: Date, tx: Tx): Promise<{ invited: Address[]; refused: Refused[] }> {
  const known = await whyNotInvited(
    pasted.flatMap(({ address }) => address?.key ?? []),
    now,
    tx,
  );
  const room = await roomToday(now, tx);
  const invited = new Map<string, Address>();
  const seen = new Set<string>();
  const refused: Refused[] = [];
  for (const { typed, address } of pasted) {
    const why = !address ? "address" : seen.has(address.key) ? "twice" : known.get(address.key);
    if (address) seen.add(address.key);
    if (why || !address) refused.push({ typed, why: why ?? "address" });
    else if (invited.size >= room) refused.push({ typed, why: "limit" });
    else invited.set(address.key, address);
  }
  return { invited: [...invited.values()], refused };
}

/**
 * Invites people to the digest: each gets a letter with a link, and nothing else unless they confirm. An address that cannot be
 * invited keeps no other from it.
 * @returns the id of the answer that says how many were invited, and who was not
 * @throws Denied where nobody is named or too many, or the welcome is too long
 */
export async function invite(actor: Member | null, input: InviteInput, now = new Date()): Promise<string> {
  authorise(actor, "invitations.send");
  const { pasted, welcome } = parse(input);
  const { choices } = input;
  const expiresAt = expiryOf(now);
  const letterTo = await invitationLetter({ inviter: actor.name, welcome, choices, expiresAt });
  const secret = await siteSecret();
  return transaction(async (tx) => {
    await authoriseWithin(tx, actor, "invitations.send");
    // One after the other, so that nobody is invited twice, and the limit of the day holds.
    await lockName(tx, "invitations");
    const { invited, refused } = await sorted(pasted, now, tx);
    const rows = invited.map(({ address, key }) => ({ id: randomUUID(), address, addressKey: key }));
    const common = { choices, memberId: actor.id, createdAt: now, expiresAt };
    await tx.invitation.createMany({ data: rows.map((row) => ({ ...row, ...common })) });
    const letters = rows.map(
      ({ id, address }): Letter => ({ ...letterTo(address, linkToken(secret, "invitation", id)), invitationId: id }),
    );
    await queueLetters(letters, LIFE_MS, tx);
    if (rows.length > 0) await log(tx, actor, { action: "invitations.send", reason: null, details: { people: rows.length } });
    return keepAnswer(actor.id, { invited: rows.length, refused }, tx);
  });
}
