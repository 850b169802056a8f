import { Section } from "@/components/section";
import { Tex } from "@/components/tex";
import type { describedBy } from "@/lib/profiles/profile";

const STATES: Record<string, string> = { queued: "waiting for review", approved: "in the feed", refused: "was not accepted" };

/** What became of the papers that somebody described to the curators; nothing where there are none. */
export function Described({ submissions }: { submissions: Awaited<ReturnType<typeof describedBy>> }) {
  if (submissions.length === 0) return null;
  return (
    <Section title="Papers you submitted for review">
      <ul className="grid gap-2 text-sm">
        {submissions.map(({ id, title, state, reason, paperId }) => (
          <li key={id}>
            {paperId ? (
              <a href={`/papers/${paperId}`} className="link">
                <Tex>{title}</Tex>
              </a>
            ) : (
              <span className="font-medium">
                <Tex>{title}</Tex>
              </span>
            )}{" "}
            <span className="text-muted">
              {STATES[state]}
              {state === "refused" && reason && `: ${reason}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
