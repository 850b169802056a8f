import { betterAuth } from "better-auth";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { genericOAuth, magicLink } from "better-auth/plugins";
import { decodeJwt } from "jose";
import { db } from "../db/client";
import { siteSecret } from "../db/secret";
import { readEnv, siteUrl } from "../env";
import { queueLetter } from "../mail/letters";
import { hashOf } from "../mail/one-time";
import { signInLetter } from "./letters";
import { freeUsername } from "./names";
import { providerConfigs } from "./providers";

/** Seconds for which a sign-in link works, and for which a browser stays signed in that is used at least that often. */
export const LINK_SECONDS = 30 * 60;
export const SESSION_SECONDS = 30 * 24 * 3600;

/** The name within the claims of an ID token, which came from the provider itself over TLS (OpenID Connect Core, 3.1.3.7). */
function holderOf(idToken: string | null | undefined): string | null {
  if (!idToken) return null;
  const { name, given_name, family_name } = decodeJwt<{ name?: string; given_name?: string; family_name?: string }>(idToken);
  return name ?? ([given_name, family_name].filter(Boolean).join(" ") || null);
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
    logger: { level: "error" },
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
          before: async (user) => {
            const username = await freeUsername(user.name);
            return { data: { ...user, username, name: user.name || username } };
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
    plugins: [
      magicLink({
        expiresIn: LINK_SECONDS,
        storeToken: { type: "custom-hasher", hash: async (token) => hashOf(token) },
        sendMagicLink: async ({ email, token, metadata }) =>
          queueLetter(await signInLetter(email, token, String(metadata?.intent ?? "")), LINK_SECONDS * 1000),
      }),
      genericOAuth({ config: providerConfigs(env) }),
    ],
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
