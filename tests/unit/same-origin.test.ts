import { describe, expect, it } from "vitest";
import { sameOrigin } from "@/app/form";

const SITE = "papers.example.org";
const sent = (headers: Record<string, string>) =>
  new Request(`http://${SITE}/api/upvote`, { method: "POST", headers: { host: SITE, ...headers } });
const here = { origin: `http://${SITE}` };

describe("a form", () => {
  it.each([[{ "sec-fetch-site": "same-origin" }], [{ "sec-fetch-site": "none", ...here }], [here]])(
    "is of this site with %j",
    (headers) => expect(sameOrigin(sent(headers))).toBe(true),
  );

  it.each([
    [{}],
    [{ "sec-fetch-site": "none" }],
    [{ "sec-fetch-site": "none", origin: "null" }],
    [{ "sec-fetch-site": "none", origin: "https://evil.example" }],
    [{ "sec-fetch-site": "cross-site", ...here }],
    [{ "sec-fetch-site": "same-site", ...here }],
    [{ origin: "https://evil.example" }],
  ])("is not with %j", (headers) => expect(sameOrigin(sent(headers as Record<string, string>))).toBe(false));
});
