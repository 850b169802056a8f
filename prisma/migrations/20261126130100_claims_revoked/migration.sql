-- A curator can take a confirmed claim back. That it was once is kept: from then on no evidence confirms that name by itself.
ALTER TABLE "claim" DROP CONSTRAINT "claim_state";
ALTER TABLE "claim" ADD CONSTRAINT "claim_state" CHECK ("state" IN ('pending', 'confirmed', 'refused', 'revoked'));
ALTER TABLE "claim" ADD COLUMN "revoked_at" TIMESTAMPTZ(3);
