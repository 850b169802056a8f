import { generateKeyPairSync } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dkimVerify } from "mailauth/lib/dkim/verify.js";
import { simpleParser } from "mailparser";
import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { MAX_HTML } from "@/lib/digest/render";
import { kept, readKept } from "@/lib/mail/outbox";
import { smtpServer } from "../../support/smtp";
import { subscribed } from "../../support/subscribers";
import { digestTest } from "./support";

const { run, folder } = digestTest();

async function received(settings: Record<string, string> = {}) {
  const server = await smtpServer();
  await run({ SMTP_URL: server.url, MAIL_FROM: "Größe & Co <papers@example.org>", ...settings });
  await server.close();
  return server.received;
}

it("is a whole and valid message: subject of the top paper, plain text and HTML, all that bulk mail needs", async () => {
  await subscribed(2);
  const [one, two] = await received();
  const mail = await simpleParser(one?.raw ?? "");
  expect(one?.from).toBe("papers@example.org");
  expect(mail.subject).toBe("Größe matters: 大 models & <b>small</b> ones and 9 more papers");
  expect(mail.from?.value).toEqual([{ name: "Größe & Co", address: "papers@example.org" }]);
  expect(mail.html).toContain("Größe matters: 大 models &amp; &lt;b&gt;small&lt;/b&gt; ones");
  expect(mail.text).toContain("1. Größe matters: 大 models & <b>small</b> ones\nAda Lovelace, Alan Turing\n");
  expect(mail.text).toContain("90 upvotes");
  expect(mail.text).toContain("Code (★ 1,200): https://github.com/example/size");
  expect(mail.html).toContain("4 more papers on the site");
  const headers = Object.fromEntries(mail.headerLines.map(({ key, line }) => [key, line]));
  expect(headers["list-id"]).toBe("List-ID: Daily Papers <digest.papers.example.org>");
  expect(headers["list-unsubscribe-post"]).toBe("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
  expect(headers["list-unsubscribe"]).toMatch(
    /^List-Unsubscribe: <https:\/\/papers\.example\.org\/api\/unsubscribe\/[\w-]{43}>$/,
  );
  expect(headers["feedback-id"]).toMatch(/^Feedback-ID: [0-9a-f]{8}:daily:digest:papers\.example\.org$/);
  expect(headers.precedence).toBe("Precedence: bulk");
  expect(mail.date?.getTime()).toBeGreaterThan(Date.now() - 60_000);
  // Nothing but ASCII in short lines, whatever is said.
  expect(one?.raw.split("\r\n").every((line) => line.length <= 998 && !/[^\t\x20-\x7e]/.test(line))).toBe(true);
  // Each reader's links are their own, and no placeholder is left.
  const tokens = async (raw = "") => {
    const { html, text } = await simpleParser(raw);
    return [...`${html}${text}`.matchAll(/(?:unsubscribe|choices)\/([\w-]{43})/g)].map(([, token]) => token as string);
  };
  const [mine, theirs] = [await tokens(one?.raw), await tokens(two?.raw)];
  expect(new Set(mine).size).toBe(2);
  expect(mine.some((token) => theirs.includes(token))).toBe(false);
  expect((await db().edition.findFirstOrThrow()).html).not.toMatch(new RegExp(mine.join("|")));
});

it("stays under what Gmail clips, with fifty papers of long abstracts", async () => {
  await db().paper.updateMany({
    where: { id: { startsWith: "2510.000" } },
    data: { abstract: "日本語の長い要約。".repeat(200) },
  });
  await subscribed(1, { papers: 50 });
  const [one] = await received();
  const { html } = await simpleParser(one?.raw ?? "");
  expect(Buffer.byteLength(html || "")).toBeLessThan(102_000);
  expect(Buffer.byteLength(html || "")).toBeLessThanOrEqual(MAX_HTML);
});

describe("with DKIM", () => {
  it.each(["rsa", "ed25519"] as const)(
    "bears a %s signature that an independent verifier accepts, List-Unsubscribe included",
    async (type) => {
      const { privateKey, publicKey } =
        type === "rsa" ? generateKeyPairSync("rsa", { modulusLength: 2048 }) : generateKeyPairSync("ed25519");
      const file = join(folder(), `${type}.pem`);
      await writeFile(file, privateKey.export({ type: "pkcs8", format: "pem" }));
      const der = publicKey.export({ type: "spki", format: "der" });
      const p = (type === "rsa" ? der : der.subarray(-32)).toString("base64");
      await subscribed(1);
      const [one] = await received({ DKIM_DOMAIN: "example.org", DKIM_SELECTOR: "papers", DKIM_KEY_FILE: file });
      const raw = one?.raw ?? "";
      const resolver = async (name: string, record: string) => {
        expect([name, record]).toEqual(["papers._domainkey.example.org", "TXT"]);
        return [[`v=DKIM1; k=${type}; p=${p}`]];
      };
      const verify = async (message: string) => (await dkimVerify(Buffer.from(message, "latin1"), { resolver })).results[0];
      const result = await verify(raw);
      expect(result?.status).toMatchObject({ result: "pass", aligned: "example.org" });
      expect(raw.match(/ h=([^;]*);/)?.[1]?.split(/[:\s]+/)).toEqual(
        expect.arrayContaining(["list-unsubscribe", "list-unsubscribe-post"]),
      );
      expect((await verify(raw.replace("/api/unsubscribe/", "/api/unsubscribe/x")))?.status.result).toBe("fail");
      expect((await verify(raw.replace("Quokkas", "Okapis")))?.status.result).toBe("neutral");
      expect((await verify(raw.replace("List-ID: Daily Papers", "list-id:  Daily   Papers")))?.status.result).toBe("pass");
    },
  );

  it("refuses half a setting and a file that holds no key", async () => {
    await expect(run({ DKIM_DOMAIN: "example.org" })).rejects.toThrow("DKIM needs all three");
    const rest = { DKIM_DOMAIN: "example.org", DKIM_SELECTOR: "s" };
    await expect(run({ ...rest, DKIM_KEY_FILE: "package.json" })).rejects.toThrow("package.json cannot be used");
  });
});

describe("addresses", () => {
  it.each(["plus+tag@example.org", "o'brien@example.org", "jürgen@example.org", "用户@example.org"])(
    "%s is written to as it is",
    async (address) => {
      await subscribed(1, { address });
      const [one] = await received();
      expect(one?.to).toBe(address);
      expect(one?.raw.match(/^To: (.*)\r$/m)?.[1]).toBe(Buffer.from(address).toString("latin1"));
    },
  );

  // The server of these tests takes neither; the message is looked at on its own.
  const long = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(59)}.example`;
  it.each([`"quo ted"@example.org`, long])("%s is written to as it is", async (address) => {
    await subscribed(1, { address });
    expect(await run()).toMatchObject({ sent: 1 });
    const mail = await readKept(folder(), (await kept(folder()))[0] as string);
    expect(mail?.toString()).toContain(`To: ${address}\r\n`);
  });
});

it("goes to the outbox where there is no mail server, once also after a crash", async () => {
  await subscribed(2);
  await run();
  await db().message.updateMany({ data: { state: "sending", sender: 1 } });
  expect(await run()).toMatchObject({ sent: 2 });
  const names = (await kept(folder())).slice(0, 3);
  const to = await Promise.all(
    names.map(async (name) => (await readKept(folder(), name))?.toString().match(/^To: (.*)\r$/m)?.[1]),
  );
  expect(to.filter((address) => address?.startsWith("reader")).sort()).toEqual(["reader1@example.org", "reader2@example.org"]);
  const mail = await simpleParser((await readKept(folder(), names[0] as string)) as Buffer);
  expect(mail.subject).toContain("Größe matters");
  expect(await readKept(folder(), "../postgres-password")).toBeNull();
});

it("shares one edition among readers with the same choices, and makes another for others", async () => {
  await subscribed(3);
  await subscribed(1, { address: "tokyo@example.org", timeZone: "Asia/Tokyo", localTime: "07:00" });
  await subscribed(1, { address: "two@example.org", papers: 2 });
  await subscribed(1, { address: "code@example.org", onlyCode: true });
  await subscribed(1, { address: "words@example.org", keywords: ["quokkas in the wild", "okapi"] });
  await subscribed(1, { address: "none@example.org", keywords: ["okapi"] });
  const mails = await received();
  const subjects = Object.fromEntries(
    await Promise.all(mails.map(async ({ to, raw }) => [to.split("@")[0], (await simpleParser(raw)).subject])),
  );
  expect(await db().edition.count()).toBe(4);
  expect(subjects.two).toMatch(/^Größe.* and 1 more paper$/);
  expect(subjects.code).toBe("Größe matters: 大 models & <b>small</b> ones");
  expect(subjects.words).toMatch(/^Quokkas in the wild$/);
  expect(subjects.tokyo).toBe(subjects.reader1);
  expect("none" in subjects).toBe(false);
});
