-- A curator can take a confirmed claim back.
ALTER TABLE "claim" DROP CONSTRAINT "claim_state";
ALTER TABLE "claim" ADD CONSTRAINT "claim_state" CHECK ("state" IN ('pending', 'confirmed', 'refused', 'revoked'));
