import type { Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { testBrowser } from "../browser";
import { linkIn, mailTo } from "../mail";
import { send } from "../send";
import { mine, signIn } from "./people";

const { open } = testBrowser();
const UUID = "00000000-0000-4000-8000-000000000000";
let victim: Page;
let cookie: string;
beforeAll(async () => {
  victim = await signIn(await open("/"), "root@example.org");
  cookie = (await victim.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
});
afterAll(() => victim.context().close());

const form = { "content-type": "application/x-www-form-urlencoded" };

describe("a form of another site", () => {
  const FORMS: [string, string][] = [
    ["/api/upvote", "paper=2510.00140&vote=on"],
    ["/api/comments", "paper=2510.00140&body=forged"],
    ["/api/comments", `action=delete&comment=${UUID}`],
    ["/api/comments/vote", `comment=${UUID}`],
    ["/api/submit", "paper=2611.00099"],
    ["/api/claim", "paper=2510.00140&author=Ada+Lovelace"],
    ["/api/report", "paper=2510.00140&reason=forged"],
    ["/api/curate", "action=hide&paper=2510.00140&reason=forged"],
    ["/api/curate", "action=appoint&username=nobody&role=admin"],
    ["/api/account", "action=names&name=Forged&username=forged"],
    ["/api/account", "action=delete&confirmation=root"],
    ["/api/account", "action=connect&provider=github"],
    ["/api/sign-out", ""],
    ["/api/sign-in", "address=root@example.org"],
    ["/api/sign-in/confirm", "token=x"],
    ["/api/subscribe", "address=forged@example.org"],
    ["/api/admin/digests", "action=pause"],
    ["/api/admin/invite", "action=send&addresses=forged@example.org"],
    ["/api/admin/invite", `action=take-back&id=${UUID}`],
    ["/api/subscribe/invitation", "token=x"],
  ];
  const SENDERS: [string, Record<string, string>][] = [
    ["that the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
    ["of a sister domain", { "sec-fetch-site": "same-site" }],
    ["with another Origin", { origin: "https://evil.example" }],
    ["from a sandbox", { origin: "null" }],
    ["with an Origin that is none", { origin: "not a url" }],
    ["that tells nothing of where it is from", {}],
  ];

  it.each(FORMS)("changes nothing at %s (%s)", async (path, body) => {
    for (const [name, headers] of SENDERS) {
      for (const accept of ["text/html", "application/json"]) {
        const answer = await send(path, { ...form, cookie, accept, ...headers }, body);
        const refused =
          answer.status === 403 ||
          (answer.status === 303 &&
            /(problem|code)=origin|^\/account$|^\/sign-in\/confirm\/x$|^\/subscribe\/invitation\/x$|^\/admin\/digests$/.test(
              String(answer.headers.location),
            ));
        expect(refused, `${name}: ${answer.status} ${answer.headers.location} ${answer.text.slice(0, 80)}`).toBe(true);
        expect(answer.headers["set-cookie"]).toBeUndefined();
      }
    }
  });

  it("has changed nothing indeed", async () => {
    const page = await send("/papers/2510.00140", {});
    expect(page.status).toBe(200);
    expect(page.text).not.toContain("forged");
    await victim.goto("/papers/2510.00140");
    await mine(victim);
    expect(await victim.locator("[data-vote] button >> nth=0").getAttribute("aria-pressed")).toBe("false");
    expect(await victim.textContent("[data-account-name]")).toBe("Root");
  });

  it("of this site is refused where it is no form, or longer than any", async () => {
    const here = { cookie, origin: inject("site"), accept: "application/json" };
    expect((await send("/api/upvote", { ...here, "content-type": "application/json" }, '{"paper":"2510.00140"}')).status).toBe(
      400,
    );
    expect((await send("/api/upvote", { ...here, ...form }, `paper=${"x".repeat(30_000)}`)).status).toBe(413);
    expect((await send("/api/account", { ...here, ...form }, `action=${"x".repeat(30_000)}`)).status).toBe(413);
    expect((await send("/api/comments", { ...here, ...form }, `paper=2510.00140&body=${"x".repeat(200_000)}`)).status).toBe(
      413,
    );
  });
});

describe("the content security policy", () => {
  it.each([
    "/",
    "/papers/2510.00140",
    "/search?q=x",
    "/sign-in",
    "/submit",
    "/papers/2401.99999",
    "/subscribe",
    "/nothing",
    "/dev/mail",
  ])("lets no script of a page run at %s", async (path) => {
    const { headers, text } = await send(path, {});
    const policy = String(headers["content-security-policy"]);
    expect(policy).toMatch(/script-src 'self'(;|$)/);
    expect(policy.split("script-src")[1]?.split(";")[0]).not.toMatch(/unsafe|\*|https:/);
    const scripts = [...text.matchAll(/<script([^>]*)>/g)].map(([, attributes]) => attributes);
    expect(
      scripts.filter(
        (attributes) => !/src="\/(preferences|generated\/enhance)\.js"|application\/ld\+json/.test(attributes ?? ""),
      ),
    ).toEqual([]);
    expect(text).not.toMatch(/<[^>]+\son[a-z]+=/i);
  });

  it("stops a script that somebody got into a page all the same", async () => {
    await victim.goto("/papers/2510.00141");
    const errors: string[] = [];
    victim.on("console", (message) => errors.push(message.text()));
    await victim.evaluate(() => {
      const inline = document.createElement("script");
      inline.textContent = "window.hacked = 1";
      const handler = document.createElement("div");
      handler.innerHTML = "<img src=x onerror='window.hacked = 2'>";
      const foreign = document.createElement("script");
      foreign.src = "https://evil.example/x.js";
      const markdown = document.createElement("script");
      markdown.src = "/papers/2510.00141.md";
      document.body.append(inline, handler, foreign, markdown);
    });
    await victim.waitForTimeout(500);
    expect(await victim.evaluate(() => "hacked" in window)).toBe(false);
    expect(errors.join("\n")).toMatch(/Content Security Policy/);
  });

  it("leaves every page of ours whole", async () => {
    const page = await open("/");
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    for (const path of ["/", "/papers/2510.00201", "/papers/trending", "/sign-in", "/dev/mail", "/digests"])
      await page.goto(path);
    await page.waitForTimeout(300);
    expect(errors.filter((text) => /Content Security Policy/.test(text))).toEqual([]);
    await page.context().close();
  });
});

describe("signing in", () => {
  it.each(["//evil.example", "/\\evil.example", "https://evil.example", "/.//evil.example", "/\t/evil.example"])(
    "never leads to another site: %s",
    async (next) => {
      const page = await open(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(await page.locator("main input[name=next]").first().inputValue()).toMatch(/^\/(?![/\\])/);
      const answer = await send(`/sign-in?next=${encodeURIComponent(next)}`, { cookie });
      expect(String(answer.headers.location ?? "")).not.toMatch(/^(https?:)?[/\\]{2}/);
      const refused = await send(`/refused?code=often&back=${encodeURIComponent(next)}`, {});
      expect(refused.text).not.toContain("evil.example");
      await page.context().close();
    },
  );

  it("answers alike whether or not an address has an account", async () => {
    const ask = async (address: string) => {
      const { status, headers, text } = await send(
        "/api/sign-in",
        { ...form, origin: inject("site"), "x-forwarded-for": "10.9.9.9" },
        `address=${address}`,
      );
      return JSON.stringify([status, headers.location, headers["set-cookie"], text]);
    };
    expect(await ask("root@example.org")).toBe(await ask("nobody-has-this@example.org"));
    const page = await send("/@root", {});
    expect(page.text).not.toContain("root@example.org");
  });

  it("keeps its cookies from scripts and from other sites", async () => {
    const cookies = await victim.context().cookies();
    const session = cookies.find(({ name }) => name.endsWith("session_token"));
    expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    expect(await victim.evaluate(() => document.cookie)).not.toContain("session_token");
    expect(cookies.filter(({ httpOnly }) => !httpOnly).map(({ name, value }) => [name, value])).toEqual([["signed-in", "1"]]);
  });

  it("is not done by opening a link, which scanners of mail do", async () => {
    const page = await open("/sign-in");
    await page.fill("#address", "scanned@example.org");
    await page.click("text=Email me a link");
    const link = linkIn((await mailTo("scanned@example.org", /^Sign in/)).mail.text, "/sign-in/confirm/");
    for (let turn = 0; turn < 3; turn++) expect((await fetch(link)).headers.get("set-cookie")).toBeNull();
    await page.goto(link);
    await page.getByText("Choose your name").waitFor();
    await page.context().close();
  });

  it("has no door but its own: the other endpoints of the library are closed", async () => {
    for (const path of [
      "sign-up/email",
      "sign-in/email",
      "sign-in/magic-link",
      "update-user",
      "delete-user",
      "get-session",
      "list-sessions",
      "change-email",
      "magic-link/verify?token=x",
    ]) {
      expect((await send(`/api/auth/${path}`, { cookie }, undefined)).status, path).toBe(404);
      expect(
        (await send(`/api/auth/${path}`, { cookie, origin: inject("site"), "content-type": "application/json" }, "{}")).status,
        path,
      ).toBe(404);
    }
  });
});

it("the addresses of networks cannot be made up by who is far away, and limits hold whatever a client says", async () => {
  const ask = (n: number) =>
    send(
      "/api/sign-in",
      { ...form, origin: inject("site"), "x-forwarded-for": `203.0.113.${n}, 10.8.8.8` },
      `address=flood${n}@example.org`,
    );
  const answers = await Promise.all(Array.from({ length: 25 }, (_, n) => ask(n)));
  expect(answers.filter(({ headers }) => /problem=often/.test(String(headers.location)))).toHaveLength(5);
});
