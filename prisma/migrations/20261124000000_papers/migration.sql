-- Trending: the logarithm of the votes, plus the day. Ten times the votes are worth two days of age, and a comment counts as
-- two votes. The order of two papers never changes with the hour, so an index holds it and no job has to refresh it.
CREATE FUNCTION trending_score(upvotes integer, comments integer, featured_on date, published_at timestamptz)
RETURNS double precision LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT 2 * log(greatest(upvotes + 2 * comments, 0) + 1::double precision)
       + (coalesce(featured_on, (published_at AT TIME ZONE 'UTC')::date, date '2000-01-01') - date '2000-01-01')
$$;

CREATE TABLE "paper" (
  "id" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "abstract" TEXT NOT NULL,
  "authors" TEXT[],
  "author_count" INTEGER,
  "published_at" TIMESTAMPTZ(3),
  "revised_at" TIMESTAMPTZ(3),
  "version" INTEGER,
  "categories" TEXT[],
  "comment" TEXT,
  "journal_ref" TEXT,
  "doi" TEXT,
  "upvotes" INTEGER NOT NULL DEFAULT 0,
  "comments" INTEGER NOT NULL DEFAULT 0,
  "code_url" TEXT,
  "code_stars" INTEGER,
  "project_url" TEXT,
  "thumbnail_url" TEXT,
  "organization" TEXT,
  "submitter" TEXT,
  "ai_summary" TEXT,
  "ai_keywords" TEXT[],
  "sample" BOOLEAN NOT NULL DEFAULT false,
  "arxiv_seen_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "featured_on" DATE,
  "trending" DOUBLE PRECISION NOT NULL
    GENERATED ALWAYS AS (trending_score("upvotes", "comments", "featured_on", "published_at")) STORED,
  "search" tsvector NOT NULL
    GENERATED ALWAYS AS (
      setweight(to_tsvector('english'::regconfig, "title"), 'A') || to_tsvector('english'::regconfig, "abstract")
    ) STORED,
  CONSTRAINT "paper_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "paper_trending" ON "paper" ("trending" DESC, "id") WHERE "featured_on" IS NOT NULL;
CREATE INDEX "paper_search" ON "paper" USING GIN ("search");

CREATE TABLE "feature" (
  "day" DATE NOT NULL,
  "paper_id" TEXT NOT NULL,
  "rank" INTEGER NOT NULL,
  "title_key" TEXT NOT NULL COLLATE "C",
  "week" DATE NOT NULL GENERATED ALWAYS AS (date_trunc('week', "day"::timestamp)::date) STORED,
  "month" DATE NOT NULL GENERATED ALWAYS AS (date_trunc('month', "day"::timestamp)::date) STORED,
  CONSTRAINT "feature_pkey" PRIMARY KEY ("day", "paper_id"),
  CONSTRAINT "feature_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "feature_paper" ON "feature" ("paper_id");
CREATE INDEX "feature_by_day" ON "feature" ("day" DESC, "rank", "title_key", "paper_id");
CREATE INDEX "feature_by_week" ON "feature" ("week", "rank", "title_key", "paper_id");
CREATE INDEX "feature_by_month" ON "feature" ("month", "rank", "title_key", "paper_id");

CREATE TABLE "ingest_run" (
  "source" TEXT NOT NULL,
  "day" DATE NOT NULL,
  "pending" TEXT[],
  "finished_at" TIMESTAMPTZ(3),
  "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "ingest_run_pkey" PRIMARY KEY ("source", "day")
);

-- A feature copies what the feed is ordered by, so whoever writes, the copy and the paper agree.
CREATE FUNCTION feature_sort_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT -p.upvotes, left(lower(p.title), 200) INTO NEW.rank, NEW.title_key FROM paper p WHERE p.id = NEW.paper_id;
  RETURN NEW;
END $$;
CREATE TRIGGER feature_sort_keys BEFORE INSERT ON feature FOR EACH ROW EXECUTE FUNCTION feature_sort_keys();

CREATE FUNCTION paper_sort_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE feature SET rank = -NEW.upvotes, title_key = left(lower(NEW.title), 200) WHERE paper_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER paper_sort_keys AFTER UPDATE OF upvotes, title ON paper FOR EACH ROW
  WHEN (OLD.upvotes <> NEW.upvotes OR OLD.title <> NEW.title) EXECUTE FUNCTION paper_sort_keys();

CREATE FUNCTION paper_featured_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed text := CASE TG_OP WHEN 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END;
BEGIN
  UPDATE paper SET featured_on = (SELECT max(day) FROM feature WHERE paper_id = changed)
  WHERE id = changed AND featured_on IS DISTINCT FROM (SELECT max(day) FROM feature WHERE paper_id = changed);
  RETURN NULL;
END $$;
CREATE TRIGGER paper_featured_on AFTER INSERT OR DELETE ON feature FOR EACH ROW EXECUTE FUNCTION paper_featured_on();
