import { isFromThisMachine } from "@/app/client";
import { hasBearer } from "@/lib/bearer";
import { readEnv } from "@/lib/env";
import { metricsText } from "@/lib/metrics/metrics";

/** GET of Prometheus: for this machine, and for who has METRICS_TOKEN. */
export async function GET(request: Request): Promise<Response> {
  if (!isFromThisMachine(request.headers) && !hasBearer(request, readEnv().METRICS_TOKEN))
    return new Response("Ask from this machine, or with Authorization: Bearer METRICS_TOKEN.\n", {
      status: 401,
      headers: { "www-authenticate": "Bearer", "content-type": "text/plain; charset=utf-8" },
    });
  const { type, text } = await metricsText();
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}
