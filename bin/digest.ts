import { parseArgs } from "node:util";
import { previewRun } from "../lib/digest/preview";
import { runDigest } from "../lib/digest/run";
import { readEnv } from "../lib/env";
import { UserError } from "../lib/errors";
import { parseAddress } from "../lib/mail/address";
import { mailProblem } from "../lib/mail/transport";
import { parseDay } from "../lib/papers/day";
import { command } from "./command";

const USAGE = "npm run digest -- [--dry-run] [--date YYYY-MM-DD] [--to ADDRESS]";

function read() {
  const { values } = (() => {
    try {
      return parseArgs({ options: { "dry-run": { type: "boolean" }, date: { type: "string" }, to: { type: "string" } } });
    } catch (error) {
      throw new UserError(`${(error as Error).message}\nUsage: ${USAGE}`);
    }
  })();
  const date = values.date === undefined ? undefined : parseDay(values.date);
  if (date === null) throw new UserError(`${values.date} is no date. Write it as 2025-10-29.`);
  const to = values.to === undefined ? undefined : parseAddress(values.to);
  if (to === null) throw new UserError(`${values.to} is no e-mail address.`);
  const problem = mailProblem(readEnv());
  if (problem && !values["dry-run"]) throw new UserError(problem);
  return { dryRun: values["dry-run"] ?? false, selection: { now: new Date(), date, to: to?.key } };
}

const ending = new AbortController();

function bar(done: number, total: number, began: number) {
  const width = 30;
  const filled = total ? Math.min(width, Math.round((done / total) * width)) : width;
  const rate = Math.round(done / Math.max(0.001, (Date.now() - began) / 1000));
  return `[${"#".repeat(filled)}${"-".repeat(width - filled)}] ${done} of ${total}, ${rate}/s`;
}

async function send({ dryRun, selection }: ReturnType<typeof read>): Promise<void> {
  if (dryRun) {
    const editions = await previewRun(selection);
    for (const { subject, papers, readers } of editions) console.log(`${readers} × “${subject}” (${papers} papers)`);
    console.log(`Dry run: ${editions.reduce((sum, e) => sum + e.readers, 0)} messages would be sent; nothing was.`);
    return;
  }
  const began = Date.now();
  let printed = 0;
  const { queued, sent, deferred, failed, suppressed, remaining, paused } = await runDigest({
    ...selection,
    signal: ending.signal,
    progress: (counts, total) => {
      const done = counts.sent + counts.deferred + counts.failed + counts.suppressed;
      if (process.stderr.isTTY) process.stderr.write(`\r${bar(done, total, began)} `);
      else if (done - printed >= 1000) console.error(bar(done, total, began));
      else return;
      printed = done;
    },
  });
  if (process.stderr.isTTY && printed) process.stderr.write("\n");
  console.log(
    `${queued} queued; ${sent} sent, ${deferred} deferred, ${failed} failed, ${suppressed} suppressed; ${remaining} open`,
  );
  if (paused) throw new UserError(`Sending is paused: ${paused}`);
}

// What is in flight is waited for, so that nobody gets it twice.
await command(
  read,
  (_db, options) => send(options),
  () => ending.abort(),
);
