-- Accounts: the tables that Better Auth works on. Its "user" is our member; user is a word of SQL.
CREATE TABLE "member" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "email" TEXT NOT NULL,
  "email_verified" BOOLEAN NOT NULL DEFAULT false,
  "name" TEXT NOT NULL,
  "username" TEXT NOT NULL,
  "image" TEXT,
  "role" TEXT NOT NULL DEFAULT 'member',
  "notify" BOOLEAN NOT NULL DEFAULT true,
  "blocked_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "member_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "member_role" CHECK ("role" IN ('member', 'curator', 'admin'))
);
CREATE UNIQUE INDEX "member_email" ON "member" ("email");
CREATE UNIQUE INDEX "member_username" ON "member" ("username");

CREATE TABLE "session" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "token" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "ip_address" TEXT,
  "user_agent" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "session_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "member" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "session_token" ON "session" ("token");
CREATE INDEX "session_user" ON "session" ("user_id");

CREATE TABLE "account" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "account_id" TEXT NOT NULL,
  "provider_id" TEXT NOT NULL,
  "user_id" UUID NOT NULL,
  "access_token" TEXT,
  "refresh_token" TEXT,
  "id_token" TEXT,
  "access_token_expires_at" TIMESTAMPTZ(3),
  "refresh_token_expires_at" TIMESTAMPTZ(3),
  "scope" TEXT,
  "password" TEXT,
  "holder" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "account_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "member" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "account_provider" ON "account" ("provider_id", "account_id");
CREATE INDEX "account_user" ON "account" ("user_id");

CREATE TABLE "verification" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "identifier" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "verification_identifier" ON "verification" ("identifier");
CREATE INDEX "verification_expires" ON "verification" ("expires_at");

-- The first account is the administrator, also where two come at once: the second waits here until the first is there.
CREATE FUNCTION member_first() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7355608, 0);
  IF NOT EXISTS (SELECT FROM member) THEN NEW.role := 'admin'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER member_first BEFORE INSERT ON member FOR EACH ROW EXECUTE FUNCTION member_first();

-- What a source counts and what members do here are kept apart; all that is ordered or shown is their sum.
DROP INDEX "paper_trending";
DROP TRIGGER paper_sort_keys ON paper;
ALTER TABLE "paper" DROP COLUMN "trending";
ALTER TABLE "paper" RENAME COLUMN "upvotes" TO "source_upvotes";
ALTER TABLE "paper" RENAME COLUMN "comments" TO "source_comments";
ALTER TABLE "paper"
  ADD COLUMN "member_upvotes" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "member_comments" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "upvotes" INTEGER NOT NULL GENERATED ALWAYS AS ("source_upvotes" + "member_upvotes") STORED,
  ADD COLUMN "comments" INTEGER NOT NULL GENERATED ALWAYS AS ("source_comments" + "member_comments") STORED,
  ADD COLUMN "trending" DOUBLE PRECISION NOT NULL GENERATED ALWAYS AS (
    trending_score("source_upvotes" + "member_upvotes", "source_comments" + "member_comments", "featured_on", "published_at")
  ) STORED,
  ADD COLUMN "url" TEXT,
  ADD COLUMN "submitter_id" UUID REFERENCES "member" ("id") ON DELETE SET NULL,
  ADD COLUMN "hidden" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "links_curated" BOOLEAN NOT NULL DEFAULT false;
CREATE INDEX "paper_trending" ON "paper" ("trending" DESC, "id") WHERE "featured_on" IS NOT NULL;
CREATE INDEX "paper_submitter" ON "paper" ("submitter_id") WHERE "submitter_id" IS NOT NULL;

-- A pinned paper comes first on its day, not in its week or month.
ALTER TABLE "feature"
  ADD COLUMN "pinned" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "day_rank" INTEGER,
  ADD COLUMN "member_id" UUID REFERENCES "member" ("id") ON DELETE SET NULL;
UPDATE "feature" SET "day_rank" = "rank";
ALTER TABLE "feature" ALTER COLUMN "day_rank" SET NOT NULL;
DROP INDEX "feature_by_day";
CREATE INDEX "feature_by_day" ON "feature" ("day" DESC, "day_rank", "title_key", "paper_id");
CREATE INDEX "feature_member" ON "feature" ("member_id") WHERE "member_id" IS NOT NULL;

CREATE OR REPLACE FUNCTION feature_sort_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT -p.upvotes, left(lower(p.title), 200) INTO NEW.rank, NEW.title_key FROM paper p WHERE p.id = NEW.paper_id;
  NEW.day_rank := CASE WHEN NEW.pinned THEN -2147483647 ELSE NEW.rank END;
  RETURN NEW;
END $$;
DROP TRIGGER feature_sort_keys ON feature;
CREATE TRIGGER feature_sort_keys BEFORE INSERT OR UPDATE OF pinned, paper_id ON feature
  FOR EACH ROW EXECUTE FUNCTION feature_sort_keys();

CREATE OR REPLACE FUNCTION paper_sort_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE feature SET rank = -NEW.upvotes, day_rank = CASE WHEN pinned THEN day_rank ELSE -NEW.upvotes END,
    title_key = left(lower(NEW.title), 200) WHERE paper_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER paper_sort_keys AFTER UPDATE OF source_upvotes, member_upvotes, title ON paper FOR EACH ROW
  WHEN (OLD.upvotes <> NEW.upvotes OR OLD.title <> NEW.title) EXECUTE FUNCTION paper_sort_keys();

-- What curators took off a day, so that no source puts it there again; `hidden` is what showing the paper again brings back.
CREATE TABLE "removed_feature" (
  "day" DATE NOT NULL,
  "paper_id" TEXT NOT NULL REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "hidden" BOOLEAN NOT NULL DEFAULT false,
  "pinned" BOOLEAN NOT NULL DEFAULT false,
  "member_id" UUID REFERENCES "member" ("id") ON DELETE SET NULL,
  CONSTRAINT "removed_feature_pkey" PRIMARY KEY ("day", "paper_id")
);

-- The ids of duplicates that were merged into another paper.
CREATE TABLE "paper_alias" (
  "id" TEXT NOT NULL,
  "paper_id" TEXT NOT NULL REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "paper_alias_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "paper_alias_paper" ON "paper_alias" ("paper_id");

CREATE TABLE "upvote" (
  "paper_id" TEXT NOT NULL REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "member_id" UUID NOT NULL REFERENCES "member" ("id") ON DELETE CASCADE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "upvote_pkey" PRIMARY KEY ("paper_id", "member_id")
);
CREATE INDEX "upvote_member" ON "upvote" ("member_id", "created_at" DESC);

CREATE FUNCTION upvote_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN UPDATE paper SET member_upvotes = member_upvotes + 1 WHERE id = NEW.paper_id;
  ELSE UPDATE paper SET member_upvotes = member_upvotes - 1 WHERE id = OLD.paper_id; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER upvote_counted AFTER INSERT OR DELETE ON upvote FOR EACH ROW EXECUTE FUNCTION upvote_counted();

CREATE TABLE "comment" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "paper_id" TEXT NOT NULL REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "member_id" UUID REFERENCES "member" ("id") ON DELETE SET NULL,
  "parent_id" UUID REFERENCES "comment" ("id") ON DELETE CASCADE,
  "body" TEXT NOT NULL,
  "upvotes" INTEGER NOT NULL DEFAULT 0,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "edited_at" TIMESTAMPTZ(3),
  "deleted_at" TIMESTAMPTZ(3),
  "deleted_by" TEXT,
  CONSTRAINT "comment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "comment_deleted_by" CHECK ("deleted_by" IN ('author', 'curator')),
  CONSTRAINT "comment_deleted" CHECK (("deleted_at" IS NULL) = ("deleted_by" IS NULL))
);
CREATE INDEX "comment_paper" ON "comment" ("paper_id", "created_at");
CREATE INDEX "comment_member" ON "comment" ("member_id", "created_at" DESC);
CREATE INDEX "comment_parent" ON "comment" ("parent_id");

CREATE FUNCTION comment_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.deleted_at IS NULL THEN
    UPDATE paper SET member_comments = member_comments - 1 WHERE id = OLD.paper_id;
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.deleted_at IS NULL THEN
    UPDATE paper SET member_comments = member_comments + 1 WHERE id = NEW.paper_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_counted AFTER INSERT OR DELETE OR UPDATE OF deleted_at, paper_id ON comment
  FOR EACH ROW EXECUTE FUNCTION comment_counted();

-- What a comment said before each edit, and before it was deleted.
CREATE TABLE "comment_version" (
  "id" BIGSERIAL NOT NULL,
  "comment_id" UUID NOT NULL REFERENCES "comment" ("id") ON DELETE CASCADE,
  "body" TEXT NOT NULL,
  "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "comment_version_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "comment_version_comment" ON "comment_version" ("comment_id", "id");

CREATE TABLE "comment_upvote" (
  "comment_id" UUID NOT NULL REFERENCES "comment" ("id") ON DELETE CASCADE,
  "member_id" UUID NOT NULL REFERENCES "member" ("id") ON DELETE CASCADE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "comment_upvote_pkey" PRIMARY KEY ("comment_id", "member_id")
);
CREATE INDEX "comment_upvote_member" ON "comment_upvote" ("member_id");

CREATE FUNCTION comment_upvote_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN UPDATE comment SET upvotes = upvotes + 1 WHERE id = NEW.comment_id;
  ELSE UPDATE comment SET upvotes = upvotes - 1 WHERE id = OLD.comment_id; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER comment_upvote_counted AFTER INSERT OR DELETE ON comment_upvote
  FOR EACH ROW EXECUTE FUNCTION comment_upvote_counted();

-- A mail to a member about a comment; its id is what the mute link of that mail names.
CREATE TABLE "notification" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "member_id" UUID NOT NULL REFERENCES "member" ("id") ON DELETE CASCADE,
  "comment_id" UUID NOT NULL REFERENCES "comment" ("id") ON DELETE CASCADE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "notification_once" ON "notification" ("comment_id", "member_id");
CREATE INDEX "notification_member" ON "notification" ("member_id");

-- The discussions of which a member wants no mail.
CREATE TABLE "mute" (
  "member_id" UUID NOT NULL REFERENCES "member" ("id") ON DELETE CASCADE,
  "paper_id" TEXT NOT NULL REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "mute_pkey" PRIMARY KEY ("member_id", "paper_id")
);

-- Where the mailbox provider's own button ends this kind of mail (RFC 8058).
ALTER TABLE "letter" ADD COLUMN "unsubscribe_url" TEXT;

-- When a source may be asked next, for all processes together.
CREATE TABLE "source_turn" (
  "source" TEXT NOT NULL,
  "free_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "source_turn_pkey" PRIMARY KEY ("source")
);

-- Papers without an arXiv id that wait for a curator, and what became of them.
CREATE TABLE "submission" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "member_id" UUID NOT NULL REFERENCES "member" ("id") ON DELETE CASCADE,
  "title" TEXT NOT NULL,
  "authors" TEXT[],
  "abstract" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'queued',
  "reason" TEXT,
  "paper_id" TEXT REFERENCES "paper" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "submission_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "submission_state" CHECK ("state" IN ('queued', 'approved', 'refused'))
);
CREATE INDEX "submission_queued" ON "submission" ("created_at") WHERE "state" = 'queued';
CREATE INDEX "submission_member" ON "submission" ("member_id", "created_at" DESC);

-- That a member is one of a paper's authors.
CREATE TABLE "claim" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "paper_id" TEXT NOT NULL REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "member_id" UUID NOT NULL REFERENCES "member" ("id") ON DELETE CASCADE,
  "author" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'pending',
  "evidence" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "decided_at" TIMESTAMPTZ(3),
  CONSTRAINT "claim_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "claim_state" CHECK ("state" IN ('pending', 'confirmed', 'refused'))
);
CREATE UNIQUE INDEX "claim_member_paper" ON "claim" ("paper_id", "member_id");
CREATE UNIQUE INDEX "claim_author" ON "claim" ("paper_id", "author") WHERE "state" = 'confirmed';
CREATE INDEX "claim_pending" ON "claim" ("created_at") WHERE "state" = 'pending';
CREATE INDEX "claim_member" ON "claim" ("member_id");

CREATE TABLE "report" (
  "id" UUID NOT NULL DEFAULT gen_random_uuid(),
  "member_id" UUID NOT NULL REFERENCES "member" ("id") ON DELETE CASCADE,
  "paper_id" TEXT REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "comment_id" UUID REFERENCES "comment" ("id") ON DELETE CASCADE,
  "reason" TEXT NOT NULL,
  "state" TEXT NOT NULL DEFAULT 'open',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "report_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "report_state" CHECK ("state" IN ('open', 'closed')),
  CONSTRAINT "report_subject" CHECK (num_nonnulls("paper_id", "comment_id") = 1)
);
CREATE UNIQUE INDEX "report_paper" ON "report" ("member_id", "paper_id") WHERE "state" = 'open' AND "paper_id" IS NOT NULL;
CREATE UNIQUE INDEX "report_comment" ON "report" ("member_id", "comment_id") WHERE "state" = 'open' AND "comment_id" IS NOT NULL;
CREATE INDEX "report_open" ON "report" ("created_at") WHERE "state" = 'open';

-- Every action of a curator: who, what, on what, and why. It outlives all of them.
CREATE TABLE "moderation" (
  "id" BIGSERIAL NOT NULL,
  "curator_id" UUID REFERENCES "member" ("id") ON DELETE SET NULL,
  "curator" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  "reason" TEXT,
  "details" JSONB,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "moderation_pkey" PRIMARY KEY ("id")
);
