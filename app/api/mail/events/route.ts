import { textOf } from "@/app/body";
import { Refusal, takeEvents } from "@/lib/bounces/webhook";
import { readEnv } from "@/lib/env";
import { isCrowded } from "@/lib/errors";

export const dynamic = "force-dynamic";

const LIMIT = 2_000_000; // bytes; SendGrid's batches are the longest, with up to 768 KB

/** POST of bounces and complaints by Amazon SES (through SNS), Postmark or SendGrid; answers with counts. */
export async function POST(request: Request): Promise<Response> {
  const body = await textOf(request, LIMIT);
  if (body === null) return Response.json({ error: "That is longer than any event." }, { status: 413 });
  try {
    return Response.json(await takeEvents(request.headers, body, readEnv()));
  } catch (error) {
    if (error instanceof Refusal) return Response.json({ error: error.message }, { status: error.status });
    if (!isCrowded(error)) console.error("POST /api/mail/events", error);
    // The provider tries again later.
    return Response.json(
      { error: "The event could not be recorded; the log says why." },
      { status: 503, headers: { "retry-after": "60" } },
    );
  }
}
