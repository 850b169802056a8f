import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { atomAnswer } from "../support/made-up";
import { type OwnSite, ownSite } from "../support/own-site";
import { standIn } from "../support/sources";
import { addressOf, methodOf } from "./fuzz/addresses";
import { body } from "./fuzz/bodies";
import { ODD_COOKIE, oddHeaders } from "./fuzz/headers";
import { routesOfTheApp } from "./fuzz/routes";
import { send } from "./send";
import { signInByForms } from "./sign-in";

// FUZZ_RUNS and FUZZ_SEED try more, and other things, by hand.
const RUNS = Number(process.env.FUZZ_RUNS ?? 12);
const SEED = Number(process.env.FUZZ_SEED ?? 20251029);
const ROUTES = [...routesOfTheApp(), "/@[name]", "/papers/[...path].md"];

let site: OwnSite;
let source: Awaited<ReturnType<typeof standIn>>;
let printed: string;
const cookies = { nobody: "", odd: ODD_COOKIE, member: "", admin: "" };

beforeAll(async () => {
  source = await standIn((path) => (path.startsWith("/notes") ? '{"notes":[],"count":0}' : atomAnswer([]))); // knows no paper
  site = await ownSite({
    DIGEST: "off",
    OUTBOX: "on",
    TRUST_PROXY: "loopback",
    CRON_SECRET: "a-secret-of-the-tests",
    ADMIN_SECRET: "an-admin-of-the-tests",
    POSTMARK_SECRET: "a-postmark-of-the-tests",
    ADMIN_EMAILS: "root@example.org",
    ARXIV_URL: source.url,
    ARXIV_INTERVAL_MS: "0",
    OPENREVIEW_URL: source.url,
  });
  const { address, dataDir } = site;
  await signInByForms(address, dataDir, "stranger@example.org"); // to be blocked, appointed and so on
  cookies.member = await signInByForms(address, dataDir, "reader@example.org");
  cookies.admin = await signInByForms(address, dataDir, "root@example.org");
  printed = site.run.output();
});
afterEach(() => {
  printed = site.run.output(); // so that each test fails for itself
});
afterAll(async () => {
  await site?.close();
  await source?.close();
});

const input = (route: string) =>
  fc.record({
    path: addressOf(route),
    method: methodOf(route),
    // Who signs out is nobody from then on.
    who: fc.constantFrom(
      ...(route === "/api/sign-out" ? (["nobody"] as const) : (["nobody", "odd", "member", "admin"] as const)),
    ),
    fromHere: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    scripted: fc.boolean(),
    odd: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: oddHeaders }),
    body,
  });

describe(`whatever is sent, with the seed ${SEED}`, () => {
  it.each(ROUTES)("%s answers below 500 and without a line of log", async (route) => {
    const property = fc.asyncProperty(input(route), async ({ path, method, who, fromHere, scripted, odd, body }) => {
      const headers: Record<string, string> = {
        accept: scripted ? "application/json" : "text/html",
        ...(fromHere ? { origin: site.address } : {}),
        ...(cookies[who] ? { cookie: cookies[who] } : {}),
        // What a provider of mail sends is looked at only with its password.
        ...(route === "/api/mail/events" ? { authorization: `Basic ${btoa("hook:a-postmark-of-the-tests")}` } : {}),
        ...odd,
      };
      const sent = method === "POST" || method === "PUT" || method === "PATCH" ? Buffer.from(body.text) : undefined;
      if (sent && body.type) headers["content-type"] = body.type;
      const { status } = await send(path, headers, sent, { method, site: site.address });
      expect(status).toBeLessThan(500);
      expect(site.run.output()).toBe(printed);
    });
    await fc.assert(property, { seed: SEED + ROUTES.indexOf(route), numRuns: RUNS, endOnFailure: true });
  });

  it("the site is as it was", async () => {
    expect((await send("/", {}, undefined, { site: site.address })).status).toBe(200);
    expect(site.run.child.exitCode).toBeNull();
  });
});
