import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { kept } from "@/lib/mail/outbox";
import { program } from "../../support/program";
import { subscribed } from "../../support/subscribers";
import { digestTest } from "./support";

const { url, folder } = digestTest();

async function digest(args: string[], settings: Record<string, string> = {}) {
  const run = program(["--import", "tsx", "bin/digest.ts", ...args], {
    DATABASE_URL: url(),
    DATA_DIR: folder(),
    SITE_URL: "",
    ...settings,
  });
  return { code: await run.ended, output: run.output() };
}

it("tells with --dry-run what would be sent, to how many, and sends nothing", async () => {
  await subscribed(3);
  await subscribed(1, { address: "two@example.org", papers: 2 });
  const { code, output } = await digest(["--dry-run", "--date", "2025-10-29"]);
  expect(code).toBe(0);
  expect(output).toMatch(/3 × “Größe matters.* and 9 more papers” \(10 papers\)/);
  expect(output).toMatch(/1 × “Größe matters.* and 1 more paper” \(2 papers\)/);
  expect(output).toContain("Dry run: 4 messages would be sent; nothing was.");
  expect([await db().edition.count(), await db().message.count()]).toEqual([0, 0]);
});

it("takes its settings from a file as well; what the environment says comes first", async () => {
  const file = join(folder(), "settings");
  await writeFile(file, "SITE_URL=https://papers.example.org\nMAIL_FROM=nonsense\n");
  const start = async (settings: Record<string, string>) => {
    const run = program(["bin/run.mjs", "bin/digest.ts"], { DATABASE_URL: url(), ENV_FILE: file, ...settings });
    return { code: await run.ended, output: run.output() };
  };
  expect((await start({})).output).toContain("MAIL_FROM: must be like Daily Papers <papers@example.org>");
  expect((await start({ MAIL_FROM: "papers@example.org" })).output).toContain("This site is in production");
  expect((await start({ ENV_FILE: "/nowhere" })).output).toContain("ENV_FILE names /nowhere, which does not exist.");
});

it("sends with --to to one address alone, whatever its weekday, and again to nobody", async () => {
  await subscribed(2, { frequency: "weekly", weekday: 1 });
  const args = ["--date", "2025-10-29", "--to", "Reader1@example.org"];
  expect((await digest(args)).output).toContain("1 queued; 1 sent");
  expect((await digest(args)).output).toContain("0 queued; 0 sent");
  expect(await kept(folder())).toHaveLength(1);
  expect((await digest(["--to", "nobody@example.org"])).output).toContain("0 queued; 0 sent");
});

it.each([
  [["--date", "yesterday"], {}, "yesterday is no date. Write it as 2025-10-29."],
  [["--to", "nobody"], {}, "nobody is no e-mail address."],
  [["--frobnicate"], {}, "Usage: npm run digest --"],
  [[], { SITE_URL: "https://papers.example.org" }, "This site is in production and has no mail server: set SMTP_URL."],
  [[], { SMTP_URL: "http://example.org" }, "SMTP_URL: must look like smtps://user:password@host:465"],
])("refuses %j with %j, and says why", async (args, settings, sentence) => {
  const { code, output } = await digest(args, settings);
  expect(code).toBe(1);
  expect(output).toContain(sentence);
  expect(output).not.toContain("    at ");
});
