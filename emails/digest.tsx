import { Heading, Hr, Link, Section, Text } from "react-email";
import { accent, FONT, Layout, Small, small, text } from "./layout";

export type DigestItem = {
  title: string;
  url: string;
  /** The first sentences; empty to leave them out. */
  abstract: string;
  /** "Ada Lovelace, Alan Turing and 6 others", "8 authors", or empty. */
  authors: string;
  /** "12 upvotes · 3 comments · Oct 29" */
  facts: string;
  code: { url: string; label: string } | null;
};

export type DigestProps = {
  siteName: string;
  siteUrl: string;
  lang: string;
  title: string;
  /** What mailboxes show beside the subject. */
  preheader: string;
  items: DigestItem[];
  more: { label: string; url: string } | null;
  links: { view: string; choices: string; unsubscribe: string };
};

const link = { ...accent, color: "#68645d", textDecoration: "underline" };

function Item({ title, url, abstract, authors, facts, code }: DigestItem) {
  return (
    <Section style={{ padding: "16px 0 2px" }}>
      <Heading as="h2" style={{ margin: 0, fontFamily: FONT, fontSize: "17px", lineHeight: "24px" }}>
        <Link href={url} className="ink" style={{ color: "#1b1a18", textDecoration: "none" }}>
          {title}
        </Link>
      </Heading>
      {authors && (
        <Text className="muted" style={{ ...small, marginTop: "3px" }}>
          {authors}
        </Text>
      )}
      {abstract && (
        <Text className="soft" style={{ ...text, marginTop: "6px" }}>
          {abstract}
        </Text>
      )}
      <Text className="muted" style={{ ...small, margin: "6px 0 14px" }}>
        {facts && `${facts} · `}
        {code && (
          <>
            <Link href={code.url} className="accent" style={accent}>
              {code.label}
            </Link>
            {" · "}
          </>
        )}
        <Link href={url} className="accent" style={accent}>
          Read more
        </Link>
      </Text>
      <Hr className="rule" style={{ margin: 0, borderTop: "1px solid #e7e3dc" }} />
    </Section>
  );
}

/** The digest: a heading, a card for each paper, and the way out. It needs no picture. */
export function Digest({ siteName, siteUrl, lang, title, preheader, items, more, links }: DigestProps) {
  const footer = (
    <>
      <Small>
        You get this email because you subscribed to {siteName}.{" "}
        <Link href={links.unsubscribe} className="muted" style={link}>
          Unsubscribe
        </Link>
      </Small>
      <Small>
        <Link href={links.choices} className="muted" style={link}>
          Change what you get, pause, or change the address
        </Link>
        {" · "}
        <Link href={links.view} className="muted" style={link}>
          View in browser
        </Link>
      </Small>
    </>
  );
  return (
    <Layout preview={preheader} siteName={siteName} siteUrl={siteUrl} lang={lang} footer={footer}>
      <Heading
        as="h1"
        className="ink"
        style={{ margin: 0, fontFamily: FONT, fontSize: "22px", lineHeight: "30px", color: "#1b1a18" }}
      >
        {title}
      </Heading>
      {items.map((item) => (
        <Item key={item.url} {...item} />
      ))}
      {more && (
        <Text style={{ ...text, marginTop: "18px" }}>
          <Link href={more.url} className="accent" style={accent}>
            {more.label}
          </Link>
        </Text>
      )}
    </Layout>
  );
}

/** The same in plain text. */
export function digestText({ siteName, siteUrl, title, items, more, links }: DigestProps): string {
  const papers = items.map(({ title, url, abstract, authors, facts, code }, index) =>
    [`${index + 1}. ${title}`, authors, abstract, facts, code && `${code.label}: ${code.url}`, url].filter(Boolean).join("\n"),
  );
  return [
    title,
    ...papers,
    ...(more ? [`${more.label}: ${more.url}`] : []),
    `-- \nYou get this email because you subscribed to ${siteName} (${siteUrl}).`,
    `Unsubscribe: ${links.unsubscribe}\nChange what you get, pause, or change the address: ${links.choices}\nView in browser: ${links.view}`,
  ].join("\n\n");
}
