-- When a paper came to a day, and when the days that a reader was sent were looked at: what came later comes with their next digest.
ALTER TABLE "feature" ADD COLUMN "added_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP;
ALTER TABLE "subscriber" ADD COLUMN "covered_at" TIMESTAMPTZ;
