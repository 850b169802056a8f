import type { Db } from "./client";

/** The PostgreSQL channel on which writers say that papers changed. */
export const CHANNEL = "papers_changed";

/** Tells every running app that papers changed, so that it renders its cached pages anew in the background. */
export async function announce(db: Pick<Db, "$executeRaw">): Promise<void> {
  await db.$executeRaw`SELECT pg_notify(${CHANNEL}, '')`;
}
