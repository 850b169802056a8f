-- That a claim was revoked is kept apart from the claim, which changes when it is made again and goes with its member.
CREATE TABLE "claim_revocation" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "paper_id" TEXT NOT NULL REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "author" TEXT NOT NULL,
  "member_id" UUID REFERENCES "member" ("id") ON DELETE SET NULL,
  "revoked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "claim_revocation_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "claim_revocation_paper" ON "claim_revocation" ("paper_id");
CREATE INDEX "claim_revocation_member" ON "claim_revocation" ("member_id");
INSERT INTO "claim_revocation" ("paper_id", "author", "member_id", "revoked_at")
SELECT "paper_id", "author", "member_id", "revoked_at" FROM "claim" WHERE "revoked_at" IS NOT NULL;
ALTER TABLE "claim" DROP COLUMN "revoked_at";

-- When a paper came to a day is kept while it is off it, so that it does not come to readers again as a late one.
ALTER TABLE "removed_feature" ADD COLUMN "added_at" TIMESTAMPTZ;
-- As those that are on a day: none of them is late.
UPDATE "removed_feature" SET "added_at" = CURRENT_TIMESTAMP;
