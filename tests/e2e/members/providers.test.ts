import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import Provider from "oidc-provider";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../../support/chromium";
import { temporaryFolder } from "../../support/folder";
import { siteAddress } from "../../support/own-site";
import { type Program, program } from "../../support/program";
import { standIn } from "../../support/sources";

// A real OpenID provider (oidc-provider, certified) as single sign-on and as ORCID, and a stand-in for GitHub's three addresses.

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let site: Program;
let address: string;
let openId: Server;
let gitHub: Awaited<ReturnType<typeof standIn>>;
let browser: Browser;

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
};

beforeAll(async () => {
  folder = await temporaryFolder();
  const [port, openIdPort] = [await freePort(), await freePort()];
  address = `http://localhost:${port}`;
  const issuer = `http://localhost:${openIdPort}`;
  const client = (id: string, provider: string) => ({
    client_id: id,
    client_secret: "a-secret-of-the-tests",
    redirect_uris: [`${address}/api/auth/callback/${provider}`],
  });
  const provider = new Provider(issuer, {
    clients: [client("single", "oidc"), client("orcid", "orcid")],
    claims: { openid: ["sub", "given_name", "family_name"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () =>
        sub.startsWith("0000-")
          ? { sub, given_name: "Ada", family_name: "Lovelace" }
          : { sub, name: `${sub} of the lab`, email: `${sub}@lab.example.org`, email_verified: true },
    }),
    pkce: { required: () => true },
    cookies: { keys: ["of the tests"] },
  });
  openId = createServer(provider.callback()).listen(openIdPort);
  gitHub = await standIn((path, request, response) => {
    const url = new URL(path, "http://x");
    if (url.pathname === "/login/oauth/authorize") {
      const back = new URL(url.searchParams.get("redirect_uri") as string);
      back.search = new URLSearchParams({ code: "the-code", state: url.searchParams.get("state") as string }).toString();
      return { status: 302, location: back.href };
    }
    response.setHeader("content-type", "application/json");
    if (url.pathname === "/login/oauth/access_token")
      return JSON.stringify({ access_token: "the-token", token_type: "bearer", scope: "user:email" });
    if (request.headers.authorization !== "Bearer the-token") return { status: 401 };
    if (url.pathname === "/user") return JSON.stringify({ id: 7, login: "grace", name: "Grace Hopper" });
    if (url.pathname === "/user/emails") return JSON.stringify([{ email: "grace@example.org", primary: true, verified: true }]);
  });
  site = program(["bin/start.mjs"], {
    DATA_DIR: join(folder.path, "data"),
    PORT: String(port),
    INGEST: "off",
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: "single",
    OIDC_CLIENT_SECRET: "a-secret-of-the-tests",
    OIDC_NAME: "the lab",
    ORCID_URL: issuer,
    ORCID_CLIENT_ID: "orcid",
    ORCID_CLIENT_SECRET: "a-secret-of-the-tests",
    GITHUB_URL: gitHub.url,
    GITHUB_API_URL: gitHub.url,
    GITHUB_CLIENT_ID: "github",
    GITHUB_CLIENT_SECRET: "a-secret-of-the-tests",
  });
  await siteAddress(site);
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  site?.child.kill("SIGTERM");
  await site?.ended;
  openId?.closeAllConnections();
  openId?.close();
  await gitHub?.close();
  await folder?.remove();
});

async function visit(path: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: address })).newPage();
  page.setDefaultTimeout(90_000);
  await page.goto(path);
  return page;
}
/** Signs in at the provider, in its own pages, as the one of that name. */
async function atProvider(page: Page, login: string): Promise<void> {
  await page.fill("input[name=login]", login);
  await page.fill("input[name=password]", "any");
  await page.click("button[type=submit]");
  await page.click("button:has-text('Continue')");
}

it("any OpenID Connect provider signs in, and the vote that was clicked before is counted", async () => {
  const page = await visit("/papers/date/2025-12-15");
  await page.locator("[data-vote] button >> nth=0").click();
  await page.click("text=Sign in with the lab");
  await atProvider(page, "marie");
  await page.waitForURL(`${address}/papers/date/2025-12-15`);
  await page.locator("html[data-me]").waitFor({ state: "attached" });
  expect(await page.textContent("[data-account-name]")).toBe("marie of the lab");
  expect(await page.locator("[data-vote] button[aria-pressed=true]").count()).toBe(1);
  await page.goto("/account");
  expect(await page.textContent("main")).toContain("marie@lab.example.org");
  expect((await page.context().cookies(address)).map(({ name }) => name)).not.toContain("intent");
  await page.context().close();
});

it("GitHub signs in by its proven address, twice into the same account", async () => {
  for (let turn = 0; turn < 2; turn++) {
    const page = await visit("/sign-in");
    await page.click("text=Sign in with GitHub");
    await page.waitForURL(`${address}/`);
    await page.goto("/account");
    expect(await page.textContent("main")).toContain("grace@example.org");
    expect(await page.inputValue("input[name=username]")).toBe("grace-hopper");
    await page.context().close();
  }
});

it("ORCID signs in without an address, and is connected to an account and disconnected again", async () => {
  const page = await visit("/sign-in");
  await page.click("text=Sign in with ORCID");
  await atProvider(page, "0000-0001-2345-6789");
  await page.waitForURL(`${address}/`);
  await page.goto("/account");
  expect(await page.textContent("main")).toContain("no e-mail address");
  expect(await page.textContent("h1")).toBe("Ada Lovelace");
  await page.locator("form", { hasText: "ORCID" }).getByText("Disconnect").click();
  await page.getByText("That's your only way to sign in.").waitFor();
  await page.goto("/@ada-lovelace");
  expect(await page.textContent("main")).toContain("0000-0001-2345-6789");
  await page.context().close();

  const other = await visit("/sign-in");
  await other.click("text=Sign in with GitHub");
  await other.waitForURL(`${address}/`);
  await other.goto("/account");
  await other.locator("form", { hasText: "ORCID" }).getByText("Connect").click();
  await atProvider(other, "0000-0002-0000-0001");
  await other.waitForURL(`${address}/account`);
  expect(await other.textContent("main")).toContain("0000-0002-0000-0001");
  await other.locator("form", { hasText: "ORCID" }).getByText("Disconnect").click();
  await other.getByText("Disconnected.").waitFor();
  await other.context().close();
});

it("a state that somebody made up signs nobody in", async () => {
  const page = await visit("/api/auth/callback/github?code=the-code&state=made-up");
  await page.waitForURL("**/sign-in**");
  expect((await page.context().cookies()).filter(({ name }) => name.includes("session_token"))).toEqual([]);
  await page.context().close();
});
