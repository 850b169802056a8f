import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { simpleParser } from "mailparser";
import { expect, it } from "vitest";
import { kept, readKept } from "@/lib/mail/outbox";
import { temporaryFolder } from "../support/folder";
import { type Program, program } from "../support/program";

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

async function tokenMailed(dataDir: string): Promise<string> {
  for (;;) {
    const [name] = await kept(dataDir);
    const mail = name ? await simpleParser((await readKept(dataDir, name)) as Buffer) : null;
    const token = mail?.text?.match(/confirm\/(\w+)/)?.[1];
    if (token) return token;
    await sleep(100);
  }
}

it("what members did survives SIGKILL of the site and its database, right after the answer", async () => {
  const folder = await temporaryFolder();
  const settings = { DATA_DIR: join(folder.path, "data"), PORT: "0", INGEST: "off", OUTBOX: "on" };
  const start = async (): Promise<{ run: Program; address: string }> => {
    const run = program(["bin/start.mjs"], settings);
    await run.printed(/is at (\S+)/);
    return { run, address: run.output().match(/is at (\S+)/)?.[1] as string };
  };
  const first = await start();
  const ada = person(first.address);
  expect((await ada("/api/sign-in", { address: "ada@example.org" })).location).toBe("/sign-in/sent");
  const token = await tokenMailed(settings.DATA_DIR);
  await ada("/api/sign-in/confirm", { token, name: "Ada", username: "ada" });
  const answers = await Promise.all([
    ada("/api/upvote", { paper: PAPER, vote: "on" }),
    ada("/api/comments", { paper: PAPER, body: "Said before the end" }),
    ada("/api/report", { paper: "2404.09736", reason: "A duplicate" }),
    ada("/api/curate", { action: "hide", paper: "2507.09082", reason: "Before the end" }),
    ada("/api/submit", {
      action: "describe",
      title: "Described",
      authors: "Ada",
      abstract: "x".repeat(60),
      url: "https://example.org",
    }),
  ]);
  const postmaster = Number((await readFile(join(settings.DATA_DIR, "postgres/postmaster.pid"), "utf8")).split("\n")[0]);
  process.kill(postmaster, "SIGKILL");
  first.run.child.kill("SIGKILL");
  await first.run.ended;
  const done = answers.map(({ status }) => status);

  const second = await start();
  const page = async (path: string) => (await fetch(second.address + path)).text();
  expect(done[0]).toBe(200);
  expect(JSON.parse(await page(`/api/papers/${PAPER}`))).toMatchObject({ upvotes: 1 });
  expect(await page(`/papers/${PAPER}`)).toContain("Said before the end");
  const again = person(second.address);
  await again("/api/sign-in", { address: "ada@example.org" });
  const before = token;
  let next = before;
  while (next === before) {
    next = await tokenMailed(settings.DATA_DIR);
    await sleep(50);
  }
  await again("/api/sign-in/confirm", { token: next });
  const queue = (await again("/curate", undefined, "text/html")).text;
  expect(queue).toContain("A duplicate");
  expect(queue).toContain("Described");
  expect((await again("/curate/log", undefined, "text/html")).text).toContain("Before the end");
  expect((await fetch(`${second.address}/papers/2507.09082`)).status).toBe(404);
  expect(done).toEqual([200, 200, 200, 200, 200]);
  second.run.child.kill("SIGTERM");
  await second.run.ended;
  await folder.remove();
});
