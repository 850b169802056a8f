import { hasBearer } from "@/lib/bearer";
import { runDigest } from "@/lib/digest/run";
import { type Env, readEnv } from "@/lib/env";
import { explain } from "@/lib/errors";

export const dynamic = "force-dynamic";
export const maxDuration = 60;

// A batch that a hosted cron's time allows; the next call goes on.
const BATCH = { limit: 5000, ms: 45_000 };

let running: Promise<Response> | undefined;

async function runBatch(env: Env): Promise<Response> {
  try {
    return Response.json(await runDigest({ now: new Date(), ...BATCH }, env));
  } catch (error) {
    const sentence = explain(error);
    if (!sentence) console.error("POST /api/cron/digest", error);
    return Response.json({ error: sentence ?? "The digest failed; the log says why." }, { status: 503 });
  }
}

/**
 * Composes what is due and sends a bounded batch, for whoever has the CRON_SECRET; answers with counts. Who calls while a batch is
 * being sent gets the counts of that one.
 */
async function run(request: Request): Promise<Response> {
  const env = readEnv();
  if (!env.CRON_SECRET) return Response.json({ error: "Set CRON_SECRET to let a cron send the digest." }, { status: 403 });
  if (!hasBearer(request, env.CRON_SECRET)) {
    return Response.json({ error: "Send the header Authorization: Bearer CRON_SECRET." }, { status: 401 });
  }
  running ??= runBatch(env).finally(() => {
    running = undefined;
  });
  return (await running).clone();
}

export { run as GET, run as POST };
