-- A letter about a comment knows it, so that it is not sent once nobody wants it any more; it goes with it.
ALTER TABLE "letter"
  ADD COLUMN "notification_id" UUID,
  ADD CONSTRAINT "letter_notification_id_fkey" FOREIGN KEY ("notification_id") REFERENCES "notification" ("id") ON DELETE CASCADE,
  DROP CONSTRAINT "letter_state",
  ADD CONSTRAINT "letter_state" CHECK ("state" IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'suppressed'));
CREATE INDEX "letter_notification" ON "letter" ("notification_id") WHERE "notification_id" IS NOT NULL;
-- Links are secrets also in letters that will never be sent.
UPDATE "letter" SET "html" = '', "text" = '' WHERE "state" = 'failed';
