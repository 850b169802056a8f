import type { Metadata } from "next";
import { arxivUrls, parseArxivId } from "@/lib/papers/arxiv-id";
import { plainText, withoutMarkup } from "@/lib/papers/latex";
import { namedAuthors } from "@/lib/papers/named-authors";
import type { Paper } from "@/lib/papers/paper";
import { shorten } from "@/lib/papers/shorten";

/** Open Graph for those who share it, and the citation_* tags that Google Scholar and Zotero read (scholar.google.com/intl/en/scholar/inclusion.html). */
export function paperMetadata(paper: Paper): Metadata {
  const title = withoutMarkup(paper.title);
  const description = shorten(withoutMarkup(paper.abstract), 200);
  const date = paper.publishedAt?.toISOString().slice(0, 10).replaceAll("-", "/");
  const isArxiv = parseArxivId(paper.id) !== null;
  const citation: Record<string, string | string[] | null | undefined> = {
    citation_title: title,
    citation_author: namedAuthors(paper.authors).named.map(plainText),
    citation_publication_date: date,
    citation_online_date: date,
    citation_arxiv_id: isArxiv ? paper.id : null,
    citation_pdf_url: isArxiv ? arxivUrls(paper.id).pdf : null,
    citation_doi: paper.doi,
    citation_abstract: withoutMarkup(paper.abstract),
  };
  const image = { url: `/share/${paper.id}`, width: 1200, height: 630, alt: title };
  return {
    title,
    description,
    alternates: { canonical: `/papers/${paper.id}`, types: { "text/markdown": `/papers/${paper.id}.md` } },
    openGraph: { type: "article", title, description, url: `/papers/${paper.id}`, images: [image] },
    twitter: { card: "summary_large_image", title, description, images: [image.url] },
    other: Object.fromEntries(
      Object.entries(citation).filter((entry): entry is [string, string | string[]] => Boolean(entry[1]?.length)),
    ),
  };
}
