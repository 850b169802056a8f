import { auth } from "@/lib/accounts/auth";

/**
 * Where a provider sends the browser back to. This is the one endpoint of Better Auth that is reachable; all others are called by
 * forms of ours, which have checks of their own.
 */
export async function GET(request: Request): Promise<Response> {
  return (await auth()).handler(request);
}
