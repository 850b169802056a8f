import { noteChanged } from "../changes";
import type { Db } from "./client";

/** The PostgreSQL channel on which writers say that papers changed. */
export const CHANNEL = "papers_changed";

/**
 * Tells every running app that papers changed, so that it renders its cached pages anew in the background. Only after something
 * that is shown has changed: pages are expensive, and nobody may have them made again for nothing.
 * @param paperIds the papers whose pages changed, where they can be named; they are made anew before whoever asked for the change looks
 */
export async function announce(db: Pick<Db, "$executeRaw">, paperIds: string[] = []): Promise<void> {
  noteChanged(paperIds);
  await db.$executeRaw`SELECT pg_notify(${CHANNEL}, '')`;
}
