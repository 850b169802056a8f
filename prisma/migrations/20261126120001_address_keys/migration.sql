-- Whose a letter or a confirmation is, is found by an exact key: a pattern would take "_" and "%" in an address for others.
-- From here on the app makes the keys; those that are waiting are few, and live for days.
ALTER TABLE "letter" ADD COLUMN "address_key" TEXT;
UPDATE "letter" SET "address_key" = normalize(lower("address"), NFC);
ALTER TABLE "letter" ALTER COLUMN "address_key" SET NOT NULL;
CREATE INDEX "letter_address" ON "letter" ("address_key");

ALTER TABLE "confirmation" ADD COLUMN "address_key" TEXT;
UPDATE "confirmation" SET "address_key" = normalize(lower("address"), NFC);
ALTER TABLE "confirmation" ALTER COLUMN "address_key" SET NOT NULL;
CREATE INDEX "confirmation_address" ON "confirmation" ("address_key");
