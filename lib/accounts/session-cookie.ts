import type { BetterAuthPlugin } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

/** Lets the server put a session that it opened itself into the signed cookie that Better Auth knows sessions by. No HTTP path leads here. */
export const sessionCookie = {
  id: "session-cookie",
  endpoints: {
    putSessionInCookie: createAuthEndpoint.serverOnly(
      { method: "POST", body: z.object({ token: z.string() }) },
      async (context) => {
        const found = await context.context.internalAdapter.findSession(context.body.token);
        if (found) await setSessionCookie(context, found);
        return found !== null;
      },
    ),
  },
} satisfies BetterAuthPlugin;
