import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kept, readKept } from "@/lib/mail/outbox";
import { temporaryFolder } from "../support/folder";
import { type OwnSite, ownSite, postmasterOf } from "../support/own-site";

const PAPER = "2312.13211"; // of the sample

/** A browser without scripts: it keeps cookies, and says where its forms are from. */
function person(address: string) {
  const cookies = new Map<string, string>();
  return async (path: string, form?: Record<string, string>, accept = "application/json") => {
    const answer = await fetch(address + path, {
      method: form ? "POST" : "GET",
      body: form && new URLSearchParams(form),
      headers: { accept, origin: address, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      redirect: "manual",
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/) as unknown as [string, string, string];
      cookies.set(name, value);
    }
    return { status: answer.status, location: answer.headers.get("location"), text: await answer.text() };
  };
}

/** The token of the newest sign-in link, as soon as there is another one than `before`. */
async function tokenMailed(dataDir: string, before?: string): Promise<string> {
  for (;;) {
    const [name] = await kept(dataDir);
    const mail = name ? await simpleParser((await readKept(dataDir, name)) as Buffer) : null;
    const token = mail?.text?.match(/confirm\/(\w+)/)?.[1];
    if (token && token !== before) return token;
    await sleep(100);
  }
}

describe("right after the answer, what a member did survives SIGKILL of the site and its database:", () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let site: OwnSite;
  let ada: ReturnType<typeof person>;
  let answered: number[];

  const signIn = async (dataDir: string, before?: string) => {
    ada = person(site.address);
    expect((await ada("/api/sign-in", { address: "ada@example.org" })).location).toBe("/sign-in/sent");
    const token = await tokenMailed(dataDir, before);
    await ada("/api/sign-in/confirm", { token, name: "Ada", username: "ada" });
    return token;
  };

  beforeAll(async () => {
    folder = await temporaryFolder();
    const settings = { DATA_DIR: join(folder.path, "data"), OUTBOX: "on" };
    site = await ownSite(settings);
    const token = await signIn(settings.DATA_DIR);
    const { text: page } = await ada("/curate/papers/2507.09082", undefined, "text/html");
    const seen = page.match(/name="seen" value="([^"]+)"/)?.[1] as string;
    const answers = await Promise.all([
      ada("/api/upvote", { paper: PAPER, vote: "on" }),
      ada("/api/comments", { paper: PAPER, body: "Said before the end" }),
      ada("/api/report", { paper: "2404.09736", reason: "A duplicate" }),
      ada("/api/curate", { action: "hide", paper: "2507.09082", seen, reason: "Before the end" }),
      ada("/api/submit", {
        action: "describe",
        title: "Described",
        authors: "Ada",
        abstract: "x".repeat(60),
        url: "https://example.org",
      }),
    ]);
    process.kill(await postmasterOf(site.dataDir), "SIGKILL");
    site.run.child.kill("SIGKILL");
    await site.run.ended;
    answered = answers.map(({ status }) => status);
    site = await ownSite(settings);
    await signIn(settings.DATA_DIR, token);
  });
  afterAll(async () => {
    await site?.close();
    await folder?.remove();
  });

  it("all of it was answered", () => expect(answered).toEqual([200, 200, 200, 200, 200]));

  it("a vote", async () => {
    expect(JSON.parse((await ada(`/api/papers/${PAPER}`)).text)).toMatchObject({ upvotes: 1 });
  });

  it("a comment", async () => {
    expect((await ada(`/papers/${PAPER}`)).text).toContain("Said before the end");
  });

  it("a report and a submission", async () => {
    const { text } = await ada("/curate", undefined, "text/html");
    expect(text).toContain("A duplicate");
    expect(text).toContain("Described");
  });

  it("a decision, with its line in the log", async () => {
    expect((await ada("/papers/2507.09082")).status).toBe(404);
    expect((await ada("/curate/log", undefined, "text/html")).text).toContain("Before the end");
  });

  it("an account", async () => expect((await ada("/@ada")).status).toBe(200));
});
