import { arxivUrls, parseArxivId } from "./arxiv-id";
import { plainText, withoutMarkup } from "./latex";
import { namedAuthors } from "./named-authors";
import type { Paper } from "./paper";

/** The paper as a schema.org ScholarlyArticle, safe to stand in a script element. */
export function jsonLd(paper: Paper, site: string): string {
  const isArxiv = parseArxivId(paper.id) !== null;
  const article = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: withoutMarkup(paper.title),
    abstract: withoutMarkup(paper.abstract),
    author: namedAuthors(paper.authors).named.map((name) => ({ "@type": "Person", name: plainText(name) })),
    datePublished: paper.publishedAt?.toISOString(),
    dateModified: paper.revisedAt?.toISOString(),
    url: `${site}/papers/${paper.id}`,
    sameAs: isArxiv ? arxivUrls(paper.id).abstract : undefined,
    keywords: paper.aiKeywords.length ? paper.aiKeywords.join(", ") : undefined,
    identifier: isArxiv ? { "@type": "PropertyValue", propertyID: "arXiv", value: paper.id } : undefined,
  };
  return JSON.stringify(article).replaceAll("<", "\\u003c");
}
