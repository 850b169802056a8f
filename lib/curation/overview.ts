import { authorise } from "../accounts/authorise";
import type { Member } from "../accounts/member";
import { allows } from "../accounts/roles";
import { type Pause, pauseNow } from "../digest/pause";
import { isTriedOut, readEnv } from "../env";
import { type IngestState, ingestState } from "../ingest/state";
import { type MailToday, mailToday } from "../mail/today";
import { type Storage, storage } from "./storage";
import { readVersion, type Version } from "./version";
import { countWaiting, type Waiting } from "./waiting";

/** How the site is doing, as far as somebody may know it. */
export type SiteOverview = {
  /** `off`: nothing is fetched by itself. */
  ingest: IngestState & { off: boolean };
  waiting: Waiting;
  storage: Storage;
  /** `kept`: mail is kept as files, since there is no mail server. Null for who may not see it. */
  mail: (MailToday & { pause: Pause | null; kept: boolean }) | null;
  version: Version | null;
};

/** How the site is doing: curators hear of sources, queues and storage, administrators of mail and versions too. @throws Denied */
export async function readOverview(actor: Member | null, now = new Date()): Promise<SiteOverview> {
  authorise(actor, "queue.read");
  const [ingest, waiting, stored, mail, pause, version] = await Promise.all([
    ingestState(now),
    countWaiting(actor),
    storage(),
    allows(actor.role, "digests.read") ? mailToday(now) : null,
    pauseNow(now),
    allows(actor.role, "site.read") ? readVersion(actor) : null,
  ]);
  return {
    ingest: { ...ingest, off: readEnv().INGEST === "off" },
    waiting,
    storage: stored,
    mail: mail && { ...mail, pause, kept: isTriedOut() },
    version,
  };
}
