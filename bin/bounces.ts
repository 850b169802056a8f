import { recordFiles } from "../lib/bounces/files";
import { UserError } from "../lib/errors";
import { command } from "./command";

function files(): string[] {
  const named = process.argv.slice(2).filter((argument) => argument !== "--");
  if (named.length === 0) throw new UserError("Name the messages or mailboxes (mbox) to read: npm run bounces -- FILE...");
  return named;
}

await command(files, async (_db, paths) => {
  const { messages, others, suppressed, noted, known, unmatched } = await recordFiles(paths);
  console.log(
    `${messages} messages, ${others} of them no report; ` +
      `${suppressed} suppressed, ${noted} noted, ${known} known already, ${unmatched} unmatched`,
  );
});
