import { Moment } from "@/components/moment";
import type { OpenSession } from "@/lib/accounts/session";

/** "Chrome on Linux", as far as a browser tells. */
function browserOf(userAgent: string | null): string {
  const name = /Edg|OPR|Firefox|Chrome|Safari/.exec(userAgent ?? "")?.[0] ?? "A browser";
  const system = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(userAgent ?? "")?.[0];
  const named = { Edg: "Edge", OPR: "Opera" }[name] ?? name;
  return system ? `${named} on ${system.replace("Mac OS X", "macOS")}` : named;
}

/** A network as people read it: Better Auth writes IPv6 out, and the loopback address as zeros. */
function networkOf(address: string | null): string {
  if (!address) return "network unknown";
  if (/^(0000:)*000[01]$|^127\./.test(address)) return "this machine";
  return address.replace(/(:0000)+$/, "::").replace(/\b0+(?=\w)/g, "");
}

/** The browsers in which somebody is signed in, each with a button that ends it. */
export function Sessions({ sessions }: { sessions: OpenSession[] }) {
  return (
    <form action="/api/account" method="post">
      <input type="hidden" name="action" value="revoke" />
      <ul className="text-sm">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
            <span className="min-w-0 flex-1">
              {browserOf(session.userAgent)}
              <span className="text-muted">
                {" "}
                · {networkOf(session.network)} · since <Moment at={session.since} />
              </span>
            </span>
            {session.current ? (
              <span className="tag">this browser</span>
            ) : (
              <button type="submit" name="session" value={session.id} className="button">
                Sign out
              </button>
            )}
          </li>
        ))}
      </ul>
    </form>
  );
}
