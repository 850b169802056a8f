import type { GenericOAuthConfig } from "better-auth/plugins";
import type { Env } from "../env";
import { parseAddress } from "../mail/address";

/** A way to sign in other than by mail. */
export type Provider = { id: "github" | "orcid" | "oidc"; name: string };

/** The providers whose settings are present. */
export function providers(env: Env): Provider[] {
  return [
    ...(env.GITHUB_CLIENT_ID && env.GITHUB_CLIENT_SECRET ? [{ id: "github" as const, name: "GitHub" }] : []),
    ...(env.ORCID_CLIENT_ID && env.ORCID_CLIENT_SECRET ? [{ id: "orcid" as const, name: "ORCID" }] : []),
    ...(env.OIDC_ISSUER && env.OIDC_CLIENT_ID && env.OIDC_CLIENT_SECRET ? [{ id: "oidc" as const, name: env.OIDC_NAME }] : []),
  ];
}

/** An ORCID iD as an address that no mail goes to: ORCID tells none, and an account needs one (.invalid is of RFC 2606). */
export const orcidAddress = (orcid: string) => `${orcid.toLowerCase()}@orcid.invalid`;

/** Whether mail can be sent to an address at all. */
export const isReachable = (address: string) => !address.endsWith(".invalid");

/** An address that a provider tells, as it is known here, however it is spelled; undefined for what is none. */
const keyOf = (email: unknown) => (typeof email === "string" ? parseAddress(email)?.key : undefined);

type GitHubUser = { id: number; login: string; name: string | null };
type GitHubAddress = { email: string; primary: boolean; verified: boolean };

/** GitHub speaks OAuth, not OpenID Connect: who it is, is asked of its API (docs.github.com/rest/users). */
async function gitHubUser(env: Env, accessToken: string | undefined) {
  const ask = async <T>(path: string): Promise<T | null> => {
    const response = await fetch(`${env.GITHUB_API_URL}${path}`, {
      headers: { authorization: `Bearer ${accessToken}`, "user-agent": "DailyPapers", accept: "application/vnd.github+json" },
      redirect: "error",
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok ? ((await response.json()) as T) : null;
  };
  const [user, addresses] = await Promise.all([ask<GitHubUser>("/user"), ask<GitHubAddress[]>("/user/emails")]);
  if (!user || !addresses) return null;
  const address = addresses.find(({ primary }) => primary) ?? addresses[0];
  return {
    id: String(user.id),
    name: user.name || user.login,
    email: keyOf(address?.email),
    emailVerified: address?.verified ?? false,
  };
}

const discovery = (issuer: string) => `${issuer}/.well-known/openid-configuration`;

/** The configuration that Better Auth wants of each provider that is set up. */
export function providerConfigs(env: Env): GenericOAuthConfig[] {
  const configs = {
    github: () => ({
      providerId: "github",
      clientId: env.GITHUB_CLIENT_ID as string,
      clientSecret: env.GITHUB_CLIENT_SECRET,
      authorizationUrl: `${env.GITHUB_URL}/login/oauth/authorize`,
      tokenUrl: `${env.GITHUB_URL}/login/oauth/access_token`,
      scopes: ["read:user", "user:email"],
      getUserInfo: (tokens) => gitHubUser(env, tokens.accessToken),
    }),
    orcid: () => ({
      providerId: "orcid",
      clientId: env.ORCID_CLIENT_ID as string,
      clientSecret: env.ORCID_CLIENT_SECRET,
      discoveryUrl: discovery(env.ORCID_URL),
      scopes: ["openid"],
      mapProfileToUser: (profile) => ({
        email: orcidAddress(profile.sub as string),
        emailVerified: false,
        name: nameOf(profile),
      }),
    }),
    oidc: () => ({
      providerId: "oidc",
      clientId: env.OIDC_CLIENT_ID as string,
      clientSecret: env.OIDC_CLIENT_SECRET,
      discoveryUrl: discovery(env.OIDC_ISSUER as string),
      scopes: ["openid", "email", "profile"],
      mapProfileToUser: ({ email }) => ({ email: keyOf(email) }),
      requireIdTokenVerification: true,
    }),
  } satisfies Record<Provider["id"], () => GenericOAuthConfig>;
  return providers(env).map(({ id }) => configs[id]());
}

/** Given and family name, as an ID token of ORCID has them. */
function nameOf(profile: Record<string, unknown>): string {
  return [profile.given_name, profile.family_name].filter((part) => typeof part === "string").join(" ");
}
