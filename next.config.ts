import type { NextConfig } from "next";
import { CITATION_ENDINGS } from "./lib/pages/kept-path.mjs";

/** What stands after /papers/ in the addresses of lists and papers: days and weeks, arXiv's identifiers, OpenReview's, and slugs. */
const OWN_ADDRESSES = "(?:trending|date|week|month)/.*|\\d{4}\\.\\d{4,5}|openreview/[\\w-]+|[\\w-]+";
/** What other names of papers have and those have not: signs of addresses and citations, or a version. */
const OTHER_NAME = ".*[^\\w/-].*|.*/\\d{7}v\\d+";

const config: NextConfig = {
  poweredByHeader: false,
  compress: false, // bin/front.mjs does it, after it has seen the page
  generateEtags: false, // lib/pages makes them, of the bytes that are sent
  // `npm test` type-checks the whole tree; doing it again in every build only delays the first start.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true }, // no page uses /_next/image, which would fetch and scale pictures for anybody
  cacheMaxMemorySize: 0, // lib/pages keeps the pages
  serverExternalPackages: [
    "better-auth",
    "pg",
    "katex",
    "nodemailer",
    "react-email",
    "rate-limiter-flexible",
    "piscina",
    "prom-client",
  ],
  async rewrites() {
    return {
      beforeFiles: [
        { source: "/", destination: "/feed/latest" },
        { source: "/@:name", destination: "/people/:name" },
        { source: "/papers/:id(.+)\\.md", destination: "/markdown/:id" },
        { source: `/papers/:id(.+)\\.:format(${CITATION_ENDINGS})`, destination: "/cite/:format/:id" },
        // What is written in a way that no paper's own address is: versions, subject classes, pasted URLs and DOIs.
        { source: `/papers/:id((?!(?:${OWN_ADDRESSES})$)(?:${OTHER_NAME}))`, destination: "/canonical/:id" },
      ],
      afterFiles: [],
      fallback: [],
    };
  },
  async redirects() {
    return [
      { source: "/papers", destination: "/", permanent: false },
      { source: "/feed/latest", destination: "/", permanent: true },
    ];
  },
  async headers() {
    return [
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
          { key: "X-Frame-Options", value: "SAMEORIGIN" },
          { key: "Speculation-Rules", value: '"/speculation-rules.json"' },
        ],
      },
      // Addresses that hold a token go nowhere else; to this site they do, or browsers would send its forms with no origin.
      { source: "/(unsubscribe|subscribe|sign-in|mute)/:path*", headers: [{ key: "Referrer-Policy", value: "same-origin" }] },
      { source: "/speculation-rules.json", headers: [{ key: "Content-Type", value: "application/speculationrules+json" }] },
    ];
  },
};

export default config;
