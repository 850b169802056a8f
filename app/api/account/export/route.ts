import { exportAccount } from "@/lib/accounts/leave";
import { memberOf } from "@/lib/accounts/session";
import { Denied } from "@/lib/denied";

/** GET: all that is kept about whoever is signed in, as JSON to keep. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "private, no-store" };
  try {
    const data = await exportAccount(await memberOf(request.headers));
    return Response.json(data, { headers: { ...headers, "content-disposition": 'attachment; filename="daily-papers.json"' } });
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    return Response.json({ error: error.message }, { status: error.status, headers });
  }
}
