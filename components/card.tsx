import type { Card } from "@/lib/papers/card";
import { type Day, shortDate } from "@/lib/papers/day";
import { excerpt, withoutMarkup } from "@/lib/papers/latex";
import { compactNumber } from "./compact-number";
import { PersonLink } from "./person-link";
import { Tex } from "./tex";
import { VoteButton } from "./vote-button";

/** Characters of the abstract that a card shows; "more" fetches the rest from the paper's page. */
const EXCERPT = 190;

/** "1 author", "8 authors". */
export function authorsText(count: number): string {
  return `${count} ${count === 1 ? "author" : "authors"}`;
}

/** One paper in a list. Everything on it works as a plain link; data-inline lets a script show it in place. */
export function PaperCard({ card, today }: { card: Card & { pinned?: boolean }; today: Day }) {
  const path = `/papers/${card.id}`;
  const { text, cut } = excerpt(card.abstract, EXCERPT);
  return (
    <li id={card.id}>
      <article className="card">
        <VoteButton kind="paper" id={card.id} upvotes={card.upvotes} title={card.title} />
        <div>
          <h3>
            <a href={path}>
              <Tex>{card.title}</Tex>
            </a>
          </h3>
          <p className="abstract">
            <Tex>{text}</Tex>{" "}
            {cut && (
              <a href={`${path}#abstract`} data-inline className="link" aria-label={`more of ${withoutMarkup(card.title)}`}>
                more
              </a>
            )}
          </p>
          <div className="meta">
            {card.authorCount !== null && (
              <span>
                {card.named ? (
                  <a href={`${path}#authors`} data-inline="names">
                    {authorsText(card.authorCount)}
                  </a>
                ) : (
                  authorsText(card.authorCount)
                )}
              </span>
            )}
            {card.publishedOn && <time dateTime={card.publishedOn}>{shortDate(card.publishedOn, today)}</time>}
            {card.comments > 0 && (
              <span>
                <a href={`${path}#discussion`}>{card.comments === 1 ? "1 comment" : `${card.comments} comments`}</a>
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
            {card.pinned && <span>pinned</span>}
            {card.sample && <span>sample</span>}
          </div>
        </div>
        {card.thumbnailUrl && <img className="thumb" src={card.thumbnailUrl} alt="" loading="lazy" width="136" height="74" />}
      </article>
    </li>
  );
}
