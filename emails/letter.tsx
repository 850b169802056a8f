import { Button, Heading, Text } from "react-email";
import { accent, FONT, Layout, Small, text } from "./layout";

export type LetterProps = {
  siteName: string;
  siteUrl: string;
  title: string;
  paragraphs: string[];
  action: { label: string; url: string };
  /** Why this came, and what to do if it should not have. */
  why: string;
};

/** A mail with one thing to do: confirm an address, open the choices. */
export function Letter({ siteName, siteUrl, title, paragraphs, action, why }: LetterProps) {
  return (
    <Layout preview={paragraphs[0] ?? title} siteName={siteName} siteUrl={siteUrl} footer={<Small>{why}</Small>}>
      <Heading as="h1" className="ink" style={{ margin: "0 0 12px", fontFamily: FONT, fontSize: "21px", color: "#1b1a18" }}>
        {title}
      </Heading>
      {paragraphs.map((paragraph) => (
        <Text key={paragraph} className="soft" style={{ ...text, marginBottom: "14px" }}>
          {paragraph}
        </Text>
      ))}
      <Button
        href={action.url}
        className="button"
        style={{
          backgroundColor: "#b03409",
          color: "#ffffff",
          fontFamily: FONT,
          fontSize: "15px",
          fontWeight: 600,
          borderRadius: "9px",
          padding: "11px 20px",
        }}
      >
        {action.label}
      </Button>
      <Text className="muted" style={{ ...text, fontSize: "13px", marginTop: "16px", wordBreak: "break-all" }}>
        Or open{" "}
        <a href={action.url} className="accent" style={accent}>
          {action.url}
        </a>
      </Text>
    </Layout>
  );
}

/** The same in plain text. */
export function letterText({ siteName, siteUrl, title, paragraphs, action, why }: LetterProps): string {
  return [title, ...paragraphs, `${action.label}:\n${action.url}`, `-- \n${why}\n${siteName} · ${siteUrl}`].join("\n\n");
}
