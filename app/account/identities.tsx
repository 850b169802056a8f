import { Section } from "@/components/section";
import { providers } from "@/lib/accounts/providers";
import { readEnv } from "@/lib/env";

type Props = { identities: { providerId: string; accountId: string; holder: string | null }[] };

/** The providers that are set up, and whether the account is connected to them; nothing where there are none. */
export function Identities({ identities }: Props) {
  const known = providers(readEnv());
  if (known.length === 0) return null;
  return (
    <Section
      title="Other ways to sign in"
      note="Your ORCID iD is shown on your profile and confirms you as an author where arXiv knows it."
    >
      <ul className="grid gap-2 text-sm">
        {known.map(({ id, name }) => {
          const connected = identities.find(({ providerId }) => providerId === id);
          return (
            <li key={id}>
              <form action="/api/account" method="post" className="flex flex-wrap items-center gap-3">
                <input type="hidden" name="provider" value={id} />
                <span className="min-w-24 font-medium">{name}</span>
                {connected && (
                  <span className="text-muted">{id === "orcid" ? connected.accountId : (connected.holder ?? "connected")}</span>
                )}
                <button type="submit" name="action" value={connected ? "disconnect" : "connect"} className="button">
                  {connected ? "Disconnect" : "Connect"}
                </button>
              </form>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
