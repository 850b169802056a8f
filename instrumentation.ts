/** What Next does when its server starts, before it answers anybody. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  (await import("./lib/markdown/render")).startRenderer();
  const replica = process.env.DATABASE_REPLICA_URL;
  if (replica) (await import("./lib/db/replica")).readFromReplica(replica);
}
