import { beforeAll, expect, it } from "vitest";
import { act } from "@/app/act";
import { POST as events } from "@/app/api/mail/events/route";
import { POST as mute } from "@/app/api/mute/[token]/route";
import { POST as unsubscribe } from "@/app/api/unsubscribe/[token]/route";
import { connect, db } from "@/lib/db/client";
import { tokenOf } from "@/lib/subscribers/subscriber";
import { testDatabase } from "../support/database";

const { url } = testDatabase();
const ID = "80000000-0000-4000-8000-000000000000";
const tokens = { unsubscribe: "", mute: "" };

/** From here on PostgreSQL has no connection left for this process. */
beforeAll(async () => {
  for (const purpose of ["unsubscribe", "mute"] as const) tokens[purpose] = await tokenOf(purpose, ID);
  await db().$executeRawUnsafe("CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 0");
  await db().$disconnect();
  const crowded = Object.assign(new URL(url()), { username: "crowded", password: "crowded" });
  Object.assign(globalThis, { dailyPapersDb: connect(crowded.href) });
  process.env.POSTMARK_SECRET = "a-long-password-of-postmark";
});

const params = (token: string) => ({ params: Promise.resolve({ token }) });
const request = (path: string, body: BodyInit = new URLSearchParams(), headers: Record<string, string> = {}) =>
  new Request(`http://localhost${path}`, { method: "POST", body, headers });
const basic = `Basic ${Buffer.from("hook:a-long-password-of-postmark").toString("base64")}`;
const bounce = JSON.stringify({ RecordType: "Bounce", Type: "HardBounce", ID: 1, Email: "one@example.org" });

it.each<[string, () => Promise<Response>]>([
  ["a one-click unsubscribe", () => unsubscribe(request("/api/unsubscribe/token"), params(tokens.unsubscribe))],
  ["a mute link", () => mute(request("/api/mute/token"), params(tokens.mute))],
  ["an event of a mail provider", () => events(request("/api/mail/events", bounce, { authorization: basic }))],
  [
    "a form",
    () => {
      const form = request("/api/comments", new URLSearchParams({ body: "Hello" }), { "sec-fetch-site": "same-origin" });
      return act(form, async () => ({ to: `/${await db().paper.count()}` }));
    },
  ],
])("answers: %s, with 503 and when to try again while PostgreSQL has no connection left", async (_what, post) => {
  const { status, headers } = await post();
  expect([status, headers.get("retry-after")]).toEqual([503, expect.stringMatching(/^\d+$/)]);
});
