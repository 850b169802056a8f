import { Refusal, takeEvents } from "@/lib/bounces/webhook";
import { readEnv } from "@/lib/env";
import { isCrowded } from "@/lib/errors";

export const dynamic = "force-dynamic";

/** POST of bounces and complaints by Amazon SES (through SNS), Postmark or SendGrid; answers with counts. */
export async function POST(request: Request): Promise<Response> {
  try {
    return Response.json(await takeEvents(request.headers, await request.text(), readEnv()));
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
