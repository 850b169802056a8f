import { Message } from "@/components/message";
import { Section } from "@/components/section";
import type { Answer, WhyNot } from "@/lib/invitations/answer";
import { INVITATIONS_A_DAY } from "@/lib/invitations/why-not";

const WHY: Record<WhyNot, string> = {
  address: "not an email address",
  twice: "same address twice",
  suppressed: "takes no mail: it bounced or was reported as spam",
  subscribed: "already subscribed",
  unsubscribed: "unsubscribed; they can subscribe again themselves",
  invited: "already invited",
  limit: `over the limit of ${new Intl.NumberFormat("en-US").format(INVITATIONS_A_DAY)} invitations in 24 hours; invite them tomorrow`,
};

/** How many were invited, and who was not, and why. */
export function Sent({ invited, refused }: Extract<Answer, { invited: number }>) {
  const people = invited === 0 ? "Nobody was" : invited === 1 ? "1 person was" : `${invited} people were`;
  return (
    <>
      <Message kind="done">{people} invited.</Message>
      {refused.length > 0 && (
        <Section title={`Not invited · ${refused.length}`}>
          <ul className="text-sm">
            {refused.map(({ typed, why }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same may stand there twice, and nothing moves
              <li key={at} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-1.5 first:border-0">
                <span className="font-medium wrap-anywhere">{typed}</span>
                <span className="text-soft">{WHY[why]}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
