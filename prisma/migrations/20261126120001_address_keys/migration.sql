-- Whose a letter or a confirmation is, is found by an exact key: a pattern would take "_" and "%" in an address for others.
ALTER TABLE "letter" ADD COLUMN "address_key" TEXT;
UPDATE "letter" SET "address_key" = lower("address");
ALTER TABLE "letter" ALTER COLUMN "address_key" SET NOT NULL;
CREATE INDEX "letter_address" ON "letter" ("address_key");

ALTER TABLE "confirmation" ADD COLUMN "address_key" TEXT;
UPDATE "confirmation" SET "address_key" = lower("address");
ALTER TABLE "confirmation" ALTER COLUMN "address_key" SET NOT NULL;
CREATE INDEX "confirmation_address" ON "confirmation" ("address_key");
