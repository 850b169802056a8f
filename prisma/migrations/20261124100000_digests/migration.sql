-- Values that the site makes for itself and every process of it shares.
CREATE TABLE "secret" (
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  CONSTRAINT "secret_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "subscriber" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "address" TEXT NOT NULL,
  "address_key" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'active',
  "frequency" TEXT NOT NULL,
  "weekday" INTEGER NOT NULL,
  "local_time" TEXT NOT NULL,
  "time_zone" TEXT NOT NULL,
  "papers" INTEGER NOT NULL,
  "ranking" TEXT NOT NULL,
  "only_code" BOOLEAN NOT NULL,
  "keywords" TEXT[],
  "categories" TEXT[],
  "locale" TEXT NOT NULL,
  "covered_through" DATE,
  "next_due_at" TIMESTAMPTZ(3) NOT NULL,
  "confirmed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "subscriber_state" CHECK ("state" IN ('active', 'paused', 'unsubscribed', 'suppressed'))
);
CREATE UNIQUE INDEX "subscriber_address_key" ON "subscriber" ("address_key");
CREATE INDEX "subscriber_due" ON "subscriber" ("next_due_at", "id") WHERE "state" = 'active';
CREATE INDEX "subscriber_active" ON "subscriber" ("id") WHERE "state" = 'active';

CREATE TABLE "confirmation" (
  "token_hash" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "choices" JSONB,
  "subscriber_id" UUID,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "confirmation_pkey" PRIMARY KEY ("token_hash"),
  CONSTRAINT "confirmation_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber" ("id") ON DELETE CASCADE
);
CREATE INDEX "confirmation_expires" ON "confirmation" ("expires_at");
CREATE INDEX "confirmation_subscriber" ON "confirmation" ("subscriber_id");

-- Survives the deletion of a subscriber, so it holds no address, only a keyed hash of one.
CREATE TABLE "suppression" (
  "address_hash" TEXT NOT NULL,
  "reason" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "suppression_pkey" PRIMARY KEY ("address_hash")
);

CREATE TABLE "mail_event" (
  "source" TEXT NOT NULL,
  "event_id" TEXT NOT NULL,
  "address_hash" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "mail_event_pkey" PRIMARY KEY ("source", "event_id")
);
CREATE INDEX "mail_event_address" ON "mail_event" ("address_hash", "created_at");

-- Mail to one person: confirmations and the like.
CREATE TABLE "letter" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "address" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "html" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'queued',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "sender" INTEGER,
  "error" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "letter_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "letter_state" CHECK ("state" IN ('queued', 'sending', 'sent', 'deferred', 'failed'))
);
CREATE INDEX "letter_due" ON "letter" ("due_at", "id") WHERE "state" IN ('queued', 'deferred');
CREATE INDEX "letter_sending" ON "letter" ("sender") WHERE "state" = 'sending';
CREATE INDEX "letter_expires" ON "letter" ("expires_at");

CREATE TABLE "edition" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "key" TEXT NOT NULL,
  "frequency" TEXT NOT NULL,
  "first_day" DATE NOT NULL,
  "last_day" DATE NOT NULL,
  "listed" BOOLEAN NOT NULL,
  "papers" INTEGER NOT NULL,
  "subject" TEXT NOT NULL,
  "html" TEXT NOT NULL,
  "text" TEXT NOT NULL,
  "composed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "edition_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "edition_key" ON "edition" ("key");
CREATE INDEX "edition_listed" ON "edition" ("last_day" DESC, "id") WHERE "listed";
CREATE INDEX "edition_composed" ON "edition" ("composed_at" DESC, "id");

CREATE TABLE "delivery" (
  "edition_id" UUID NOT NULL,
  "subscriber_id" UUID NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'queued',
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "sender" INTEGER,
  "error" TEXT,
  "settled_at" TIMESTAMPTZ(3),
  CONSTRAINT "delivery_pkey" PRIMARY KEY ("edition_id", "subscriber_id"),
  CONSTRAINT "delivery_state" CHECK ("state" IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'suppressed')),
  CONSTRAINT "delivery_edition_id_fkey" FOREIGN KEY ("edition_id") REFERENCES "edition" ("id") ON DELETE CASCADE,
  CONSTRAINT "delivery_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber" ("id") ON DELETE CASCADE
);
CREATE INDEX "delivery_due" ON "delivery" ("due_at", "edition_id", "subscriber_id") WHERE "state" IN ('queued', 'deferred');
CREATE INDEX "delivery_sending" ON "delivery" ("sender") WHERE "state" = 'sending';
CREATE INDEX "delivery_by_state" ON "delivery" ("edition_id", "state");
CREATE INDEX "delivery_subscriber" ON "delivery" ("subscriber_id");
CREATE INDEX "delivery_settled" ON "delivery" ("settled_at" DESC) WHERE "settled_at" IS NOT NULL;

-- The one row that all senders share: whether they may send, and how much of the rate they have used.
CREATE TABLE "sending" (
  "id" BOOLEAN NOT NULL DEFAULT true,
  "paused_until" TIMESTAMPTZ(3),
  "reason" TEXT,
  "second" TIMESTAMPTZ(3) NOT NULL DEFAULT to_timestamp(0),
  "in_second" INTEGER NOT NULL DEFAULT 0,
  "minute" TIMESTAMPTZ(3) NOT NULL DEFAULT to_timestamp(0),
  "in_minute" INTEGER NOT NULL DEFAULT 0,
  CONSTRAINT "sending_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sending_one_row" CHECK ("id")
);
INSERT INTO "sending" DEFAULT VALUES;

CREATE TABLE "rate_limit" (
  "key" TEXT NOT NULL,
  "points" INTEGER NOT NULL,
  "expire" TIMESTAMPTZ(3),
  CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
