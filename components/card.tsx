import type { Card } from "@/lib/papers/card";
import { type Day, shortDate } from "@/lib/papers/day";
import { excerpt, withoutMarkup } from "@/lib/papers/latex";
import { CardAuthors } from "./card-authors";
import { compactNumber } from "./compact-number";
import { counted } from "./counted";
import { PersonLink } from "./person-link";
import { Tex } from "./tex";
import { VoteButton } from "./vote-button";

/** Characters of the abstract that a card shows where there is no summary; "Abstract" fetches the whole from the paper's page. */
const EXCERPT = 190;

type Props = { card: Card & { pinned?: boolean; addedAt?: number | null }; today: Day };

/** One paper in a list. Everything on it works as a plain link; data-inline lets a script show it in place. */
export function PaperCard({ card, today }: Props) {
  const path = `/papers/${card.id}`;
  const { text, cut } = card.summary ? { text: card.summary, cut: true } : excerpt(card.abstract, EXCERPT);
  return (
    <li id={card.id} data-added={card.addedAt ?? undefined}>
      <article className="card">
        <VoteButton kind="paper" id={card.id} upvotes={card.upvotes} title={card.title} />
        <div>
          <h3>
            <a href={path}>
              <Tex>{card.title}</Tex>
            </a>
          </h3>
          <p className="abstract">
            <Tex>{text}</Tex>
          </p>
          <div className="meta">
            <CardAuthors card={card} />
            {card.publishedOn && <time dateTime={card.publishedOn}>{shortDate(card.publishedOn, today)}</time>}
            {cut && (
              <span>
                <a href={`${path}#abstract`} data-inline="abstract">
                  Abstract<span className="sr-only"> of {withoutMarkup(card.title)}</span>
                </a>
              </span>
            )}
            {card.comments > 0 && (
              <span>
                <a href={`${path}#discussion`}>{counted(card.comments, "comment")}</a>
              </span>
            )}
            {card.codeUrl && (
              <span>
                <a href={card.codeUrl}>Code{card.codeStars !== null && ` ★ ${compactNumber(card.codeStars)}`}</a>
              </span>
            )}
            {card.projectUrl && (
              <span>
                <a href={card.projectUrl}>Project</a>
              </span>
            )}
            {card.organization && <span>{card.organization}</span>}
            {card.submitter && (
              <span>
                by <PersonLink name={card.submitter} username={card.submitterUsername} />
              </span>
            )}
            {card.pinned && <span>Pinned</span>}
            {card.sample && <span>Sample</span>}
          </div>
        </div>
        {card.thumbnailUrl && <img className="thumb" src={card.thumbnailUrl} alt="" loading="lazy" width="136" height="74" />}
      </article>
    </li>
  );
}
