import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { FlatSection } from "@/components/feed";
import { Notice } from "@/components/notice";
import { dayOf, longDate } from "@/lib/papers/day";
import { findPapers } from "@/lib/papers/find-papers";
import { commentsOf, LISTS, personOf, SHOWN, TABS, type Tab } from "@/lib/profiles/profile";
import { Comments } from "./comments";

type Props = { params: Promise<{ name: string }>; searchParams: Promise<object> };

const LABELS: Record<Tab, string> = { submissions: "Submitted", upvotes: "Upvoted", comments: "Comments", papers: "Author of" };
const Query = z.object({ tab: z.enum(TABS).optional().catch(undefined) });
const person = cache((name: string) => personOf(decodeURIComponent(name)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await person((await params).name);
  return found ? { title: found.name, alternates: { canonical: `/@${found.username}` } } : { title: "Nobody" };
}

/** A member's profile, at /@username: what they submitted, voted for, said and wrote. */
export default async function ProfilePage({ params, searchParams }: Props) {
  const found = await person((await params).name);
  if (!found) notFound();
  const asked = Query.parse(await searchParams).tab;
  const tab = asked ?? TABS.find((name) => found.counts[name] > 0) ?? "submissions";
  const { cards } =
    tab === "comments" ? { cards: [] } : await findPapers({ of: { kind: LISTS[tab], memberId: found.id }, limit: SHOWN });
  const nothing = found.counts[tab] === 0;
  return (
    <>
      <div className="pt-8 pb-4">
        <h1 className="text-2xl font-bold tracking-tight">{found.name}</h1>
        <p className="text-sm text-muted">
          @{found.username} · since {longDate(dayOf(found.since))}
          {found.role !== "member" && ` · ${found.role === "admin" ? "administrator" : "curator"}`}
          {found.orcid && (
            <>
              {" "}
              ·{" "}
              <a href={`https://orcid.org/${found.orcid}`} className="link" rel="me">
                ORCID {found.orcid}
              </a>
            </>
          )}
        </p>
      </div>
      <nav aria-label="What they did" className="-mx-2 flex flex-wrap gap-1 pb-3">
        {TABS.map((name) => (
          <a
            key={name}
            href={`/@${found.username}?tab=${name}`}
            className="tab"
            aria-current={name === tab ? "page" : undefined}
          >
            {LABELS[name]} <span className="tabular-nums">{found.counts[name]}</span>
          </a>
        ))}
      </nav>
      {nothing ? (
        <Notice title="Nothing here yet">
          <p>What {found.name} does will show up here.</p>
        </Notice>
      ) : tab === "comments" ? (
        <Comments comments={await commentsOf(found.id)} />
      ) : (
        <FlatSection cards={cards} today={dayOf(new Date())} />
      )}
    </>
  );
}
