-- Mailed sign-in links have a table of their own: using one is decided on its row, under its lock, together with the account it
-- makes and the session it opens. A used one is kept until it would have ended, to say that it was used.
CREATE TABLE "sign_in_link" (
  "token_hash" TEXT NOT NULL,
  "address_key" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "form_hash" TEXT,
  "session_id" UUID REFERENCES "session" ("id") ON DELETE SET NULL,
  CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);
CREATE INDEX "sign_in_link_address" ON "sign_in_link" ("address_key");
CREATE INDEX "sign_in_link_expires" ON "sign_in_link" ("expires_at");
CREATE INDEX "sign_in_link_session" ON "sign_in_link" ("session_id") WHERE "session_id" IS NOT NULL;

DELETE FROM "verification" WHERE starts_with("identifier", 'magic-link:');
