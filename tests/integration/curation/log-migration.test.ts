import { expect, it } from "vitest";
import { testDatabase } from "../../support/database";
import { migratedBefore } from "../../support/migrated-before";

const { url } = testDatabase();
const COMMENT = "00000000-0000-4000-8000-000000000001";

it("what the log said as text is in its column, whatever it was about", async () => {
  const { client, update } = await migratedBefore("20261127050100", url());
  await client.query(`
    INSERT INTO moderation (curator, action, subject) VALUES ('carol', 'hide', 'paper hep-th/9901001'),
      ('carol', 'comment.remove', 'comment ${COMMENT}'), ('carol', 'block', '@ada-lovelace'),
      ('carol', 'submission.decide', 'submission paper @ comment ${COMMENT}')`);
  await update();
  const { rows } = await client.query("SELECT paper_id, comment_id, username, submission FROM moderation ORDER BY id");
  const none = { paper_id: null, comment_id: null, username: null, submission: null };
  expect(rows).toEqual([
    { ...none, paper_id: "hep-th/9901001" },
    { ...none, comment_id: COMMENT },
    { ...none, username: "ada-lovelace" },
    { ...none, submission: `paper @ comment ${COMMENT}` },
  ]);
});
