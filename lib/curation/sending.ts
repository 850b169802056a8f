import { authorise } from "../accounts/authorise";
import { authoriseWithin } from "../accounts/authorise-within";
import type { Member } from "../accounts/member";
import type { Cursor } from "../cursor";
import { transaction } from "../db/transaction";
import { type Overview, overview } from "../digest/overview";
import { pauseSending, resumeSending } from "../digest/pause";
import { log } from "./log";

/** What an administrator wants to know of the site's mail. @throws Denied */
export async function readSending(actor: Member | null, now: Date, after?: Cursor): Promise<Overview> {
  authorise(actor, "digests.read");
  return overview(now, after);
}

/** Pauses the digests of the site, or resumes them. @throws Denied */
export async function pauseDigests(actor: Member | null, paused: boolean): Promise<void> {
  authorise(actor, "digests.pause");
  await transaction(async (tx) => {
    await authoriseWithin(tx, actor, "digests.pause");
    await (paused ? pauseSending("paused by hand", false, new Date(), tx) : resumeSending(tx));
    await log(tx, actor, { action: paused ? "digests.pause" : "digests.resume", reason: null });
  });
}
