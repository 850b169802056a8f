import { createElement } from "react";
import { render } from "react-email";
import { Digest, type DigestItem, type DigestProps, digestText } from "../../emails/digest";
import { siteUrl } from "../env";
import { SITE_NAME } from "../mail/compose";
import { dateOf, mondayOf, weekName } from "../papers/day";
import { excerpt, plainText, withoutMarkup } from "../papers/latex";
import { shorten } from "../papers/shorten";
import type { Choices } from "../subscribers/choices";
import type { DigestPaper } from "./papers";
import type { Span } from "./period";

export type Rendered = { subject: string; html: string; text: string };
export type Links = DigestProps["links"];

/** Gmail clips what is longer than 102 KB; this leaves room for what a transport may add. */
export const MAX_HTML = 100_000;

// Characters of each abstract, tried one after the other until the digest is short enough.
const EXCERPTS = [420, 240, 120, 0];

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
const count = (n: number, one: string) => `${n} ${one}${n === 1 ? "" : "s"}`;

function date(day: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(dateOf(day));
}

/** "Wednesday, October 29, 2025", or "Oct 27 – Nov 2, 2025", as the locale writes it. */
export function spanTitle({ first, last }: Span, locale: string): string {
  if (first === last) return date(first, locale, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
  const range = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", year: "numeric", timeZone: "UTC" });
  return range.formatRange(dateOf(first), dateOf(last));
}

function authorsOf({ authors, authorCount }: DigestPaper): string {
  if (authors.length === 0) return authorCount ? count(authorCount, "author") : "";
  const total = Math.max(authorCount ?? 0, authors.length);
  const named = authors
    .slice(0, total <= 4 ? 4 : 3)
    .map(plainText)
    .join(", ");
  return total > 4 ? `${named} and ${total - 3} others` : named;
}

function itemOf(paper: DigestPaper, locale: string, length: number): DigestItem {
  const facts = [
    paper.upvotes > 0 && count(paper.upvotes, "upvote"),
    paper.comments > 0 && count(paper.comments, "comment"),
    paper.publishedOn && date(paper.publishedOn, locale, { month: "short", day: "numeric", year: "numeric" }),
  ];
  const stars = paper.codeStars ? ` (★ ${paper.codeStars.toLocaleString(locale)})` : "";
  return {
    title: oneLine(withoutMarkup(paper.title)),
    url: `${siteUrl()}/papers/${paper.id}`,
    abstract: length ? oneLine(withoutMarkup(excerpt(paper.abstract, length).text)) : "",
    authors: shorten(oneLine(authorsOf(paper)), 200),
    facts: facts.filter(Boolean).join(" · "),
    code: paper.codeUrl ? { url: paper.codeUrl, label: `Code${stars}` } : null,
  };
}

/** Where the feed shows all of a digest's days. */
function feedUrl({ first, last }: Span, { frequency }: Choices): string {
  const path =
    first === last
      ? `date/${last}`
      : frequency === "monthly"
        ? `month/${last.slice(0, 7)}`
        : `week/${weekName(mondayOf(last))}`;
  return `${siteUrl()}/papers/${path}`;
}

/** Renders a digest: the subject names its first paper; the HTML stays under `MAX_HTML` bytes. */
export async function renderDigest(
  span: Span,
  choices: Choices,
  papers: DigestPaper[],
  more: number,
  links: Links,
): Promise<Rendered> {
  const titles = papers.map((paper) => oneLine(withoutMarkup(paper.title)));
  const others = papers.length - 1;
  const subject = `${shorten(titles[0] as string, 110)}${others > 0 ? ` and ${count(others, "more paper")}` : ""}`;
  const title = `Papers of ${spanTitle(span, choices.locale)}`;
  const preheader = shorten([spanTitle(span, choices.locale), ...titles.slice(1, 3)].join(" · "), 140);
  const shown = [...papers];
  for (let step = 0; ; step++) {
    const length = EXCERPTS[Math.min(step, EXCERPTS.length - 1)] as number;
    if (step >= EXCERPTS.length) shown.splice(Math.ceil(shown.length / 2)); // titles alone are too long: fewer of them
    const left = more + papers.length - shown.length;
    const props: DigestProps = {
      siteName: SITE_NAME,
      siteUrl: siteUrl(),
      lang: "en",
      title,
      preheader,
      items: shown.map((paper) => itemOf(paper, choices.locale, length)),
      more: left > 0 ? { label: `${count(left, "more paper")} on the site`, url: feedUrl(span, choices) } : null,
      links,
    };
    const html = await render(createElement(Digest, props));
    if (Buffer.byteLength(html) <= MAX_HTML || shown.length === 1) return { subject, html, text: digestText(props) };
  }
}
