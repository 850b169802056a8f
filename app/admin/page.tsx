import type { Metadata } from "next";
import { allowedFor } from "@/app/member-page";
import { readOverview } from "@/lib/curation/overview";
import { IngestPanel } from "./ingest-panel";
import { MailPanel } from "./mail-panel";
import { Nav } from "./nav";
import { QueuesPanel } from "./queues-panel";
import { StoragePanel } from "./storage-panel";
import { VersionPanel } from "./version-panel";

export const metadata: Metadata = { title: "Overview", robots: { index: false } };

/** How the site is doing, for those who run it, and the way to all that they can do. */
export default async function AdminPage() {
  const member = await allowedFor("queue.read", "/admin");
  const now = new Date();
  const { ingest, waiting, storage, mail, version } = await readOverview(member, now);
  return (
    <>
      <Nav member={member} current="overview" waiting={waiting} />
      <h1 className="pt-5 pb-4 text-2xl font-bold tracking-tight">Overview</h1>
      <div className="grid gap-4 md:grid-cols-2">
        <QueuesPanel waiting={waiting} />
        <IngestPanel ingest={ingest} now={now} />
        {mail && <MailPanel mail={mail} />}
        <StoragePanel storage={storage} />
        {version && <VersionPanel version={version} now={now} />}
      </div>
    </>
  );
}
