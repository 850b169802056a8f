import type { ReactNode } from "react";
import { Body, Container, Head, Html, Link, Preview, Section, Text } from "react-email";

// Inline styles are what every client reads; the style sheet adds what some understand: dark mode and narrow screens.
const SHEET = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .bg, .bg > table > tbody > tr > td { background-color: #151517 !important; }
  .box { background-color: #1d1d20 !important; border-color: #303035 !important; }
  .ink { color: #ececee !important; }
  .soft { color: #c2c2c8 !important; }
  .muted { color: #9d9da6 !important; }
  .accent { color: #ff9a70 !important; }
  .button { background-color: #ff9a70 !important; color: #151517 !important; }
  .rule { border-color: #303035 !important; }
}
@media (max-width: 480px) { .box > tbody > tr > td { padding-left: 18px !important; padding-right: 18px !important; } }`;

export const FONT = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
export const text = { margin: 0, fontFamily: FONT, fontSize: "15px", lineHeight: "23px", color: "#44413c" };
export const small = { ...text, fontSize: "13px", lineHeight: "20px", color: "#68645d" };
export const accent = { color: "#b03409", textDecoration: "none", fontWeight: 600 };

type Props = { preview: string; siteName: string; siteUrl: string; lang?: string; children: ReactNode; footer: ReactNode };

/** The frame of every mail: name of the site, a box with the content, and the small print. */
export function Layout({ preview, siteName, siteUrl, lang = "en", children, footer }: Props) {
  return (
    <Html lang={lang}>
      <Head>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{SHEET}</style>
      </Head>
      <Preview>{preview}</Preview>
      <Body className="bg" style={{ margin: 0, padding: "24px 8px", backgroundColor: "#f6f4f0" }}>
        {/* biome-ignore lint/a11y/useSemanticElements: old clients drop elements that they do not know, with what is in them */}
        <div role="main">
          <Container style={{ maxWidth: "640px", margin: "0 auto" }}>
            <Section style={{ padding: "0 4px 12px" }}>
              <Link
                href={siteUrl}
                className="ink"
                style={{ ...text, color: "#1b1a18", fontWeight: 700, textDecoration: "none" }}
              >
                {siteName}
              </Link>
            </Section>
            <Section
              className="box"
              style={{
                backgroundColor: "#ffffff",
                border: "1px solid #e7e3dc",
                borderRadius: "14px",
                padding: "22px 28px",
                wordBreak: "break-word", // of addresses and endless words, which would widen the table
              }}
            >
              {children}
            </Section>
            <Section style={{ padding: "16px 4px" }}>{footer}</Section>
          </Container>
        </div>
      </Body>
    </Html>
  );
}

/** One line of the small print. */
export function Small({ children }: { children: ReactNode }) {
  return (
    <Text className="muted" style={{ ...small, marginBottom: "6px" }}>
      {children}
    </Text>
  );
}
