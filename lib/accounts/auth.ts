import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { genericOAuth } from "better-auth/plugins";
import { decodeJwt } from "jose";
import { db } from "../db/client";
import { siteSecret } from "../db/secret";
import { Denied } from "../denied";
import { readEnv, siteUrl } from "../env";
import { visibleLine } from "../visible";
import { logOfAuth } from "./auth-log";
import { DisplayName, madeUpUsername, rename, usernameFrom } from "./names";
import { providerConfigs } from "./providers";
import { sessionCookie } from "./session-cookie";

/** Seconds for which a browser stays signed in that is used at least that often. */
export const SESSION_SECONDS = 30 * 24 * 3600;

/** The name within the claims of an ID token, which came from the provider itself over TLS (OpenID Connect Core, 3.1.3.7). */
function holderOf(idToken: string | null | undefined): string | null {
  if (!idToken) return null;
  const { name, given_name, family_name } = decodeJwt<{ name?: string; given_name?: string; family_name?: string }>(idToken);
  return visibleLine(name ?? [given_name, family_name].filter(Boolean).join(" ")) || null;
}

async function make() {
  const env = readEnv();
  const secure = siteUrl(env).startsWith("https:");
  return betterAuth({
    appName: "Daily Papers",
    baseURL: siteUrl(env),
    basePath: "/api/auth",
    secret: await siteSecret(),
    database: prismaAdapter(db(), { provider: "postgresql" }),
    telemetry: { enabled: false },
    rateLimit: { enabled: false }, // ours is shared between processes: lib/limits.ts
    logger: { level: "error", log: logOfAuth },
    onAPIError: { errorURL: "/sign-in" },
    advanced: {
      database: { generateId: "uuid" },
      cookiePrefix: "daily-papers",
      useSecureCookies: secure,
      ipAddress: { ipAddressHeaders: ["x-forwarded-for"] },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: 24 * 3600 },
    user: {
      modelName: "member",
      additionalFields: { username: { type: "string", required: false, input: false } },
    },
    account: {
      // ORCID tells no address to compare; the one of its accounts is made from the iD, so nobody else can have it.
      accountLinking: { enabled: true, allowDifferentEmails: true, trustedProviders: ["orcid"] },
      additionalFields: { holder: { type: "string", required: false, input: false } },
    },
    databaseHooks: {
      user: {
        create: {
          // Of several who come from providers at once with one name, none may fail: each begins with a name that only they can
          // have, and takes the plain one where it is free.
          before: async (user) => {
            const username = madeUpUsername(usernameFrom(user.name) ?? undefined);
            return { data: { ...user, username, name: DisplayName.safeParse(user.name).data ?? username } };
          },
          after: async ({ id, name }) => {
            const username = usernameFrom(name);
            if (!username) return;
            await rename(id, { name, username }).catch((error) => {
              if (!(error instanceof Denied)) throw error;
            });
          },
        },
      },
      // Nothing is asked of a provider after the sign-in, so its tokens are not kept.
      account: {
        create: {
          before: async ({ idToken, ...account }) => ({
            data: { ...account, idToken: null, accessToken: null, refreshToken: null, holder: holderOf(idToken) },
          }),
        },
        update: { before: async (account) => ({ data: { ...account, idToken: null, accessToken: null, refreshToken: null } }) },
      },
      session: {
        create: {
          before: async ({ userId }) => {
            const blocked = await db().member.count({ where: { id: userId, NOT: { blockedAt: null } } });
            return blocked === 0;
          },
        },
      },
    },
    plugins: [sessionCookie, genericOAuth({ config: providerConfigs(env) })],
  });
}

const shared = globalThis as { dailyPapersAuth?: ReturnType<typeof make> };

/** Better Auth, made at first use, with the secret that all processes of the site share. */
export function auth(): ReturnType<typeof make> {
  shared.dailyPapersAuth ??= make().catch((error) => {
    shared.dailyPapersAuth = undefined;
    throw error;
  });
  return shared.dailyPapersAuth;
}
