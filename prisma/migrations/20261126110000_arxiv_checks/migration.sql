-- How long after an answer arXiv is asked again: revisions and withdrawals come mostly in the first days.
CREATE FUNCTION arxiv_recheck(published_at timestamptz, revised_at timestamptz, featured_on date)
RETURNS interval LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN age < interval '7 days' THEN interval '1 day'
    WHEN age < interval '31 days' THEN interval '7 days'
    WHEN age < interval '1 year' THEN interval '30 days'
    ELSE interval '180 days'
  END FROM (SELECT now() - greatest(published_at, revised_at, featured_on::timestamptz) AS age) AS latest
$$;

-- When arXiv is to be asked next of each paper that may be there. Beside the table of papers, since it changes often and a
-- paper's row is large.
CREATE TABLE "arxiv_check" (
  "paper_id" TEXT NOT NULL,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "misses" INTEGER NOT NULL DEFAULT 0,
  "problem" TEXT,
  CONSTRAINT "arxiv_check_pkey" PRIMARY KEY ("paper_id"),
  CONSTRAINT "arxiv_check_paper_id_fkey" FOREIGN KEY ("paper_id") REFERENCES "paper" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO arxiv_check (paper_id, due_at)
SELECT id, CASE WHEN arxiv_seen_at IS NULL THEN now() ELSE now() + random() * arxiv_recheck(published_at, revised_at, featured_on) END
FROM paper WHERE NOT sample AND id ~ '^(\d{4}\.\d{4,5}|[a-z-]+/\d{7})$';
CREATE INDEX "arxiv_check_due" ON "arxiv_check" ("due_at" DESC, "paper_id");

CREATE FUNCTION arxiv_check_starts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO arxiv_check (paper_id, due_at) VALUES (NEW.id, CASE WHEN NEW.arxiv_seen_at IS NULL THEN now()
    ELSE now() + arxiv_recheck(NEW.published_at, NEW.revised_at, NEW.featured_on) END)
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER arxiv_check_new AFTER INSERT ON paper FOR EACH ROW
  WHEN (NOT NEW.sample AND NEW.id ~ '^(\d{4}\.\d{4,5}|[a-z-]+/\d{7})$') EXECUTE FUNCTION arxiv_check_starts();
CREATE TRIGGER arxiv_check_real AFTER UPDATE OF sample ON paper FOR EACH ROW
  WHEN (OLD.sample AND NOT NEW.sample AND NEW.id ~ '^(\d{4}\.\d{4,5}|[a-z-]+/\d{7})$') EXECUTE FUNCTION arxiv_check_starts();

-- What is still to be asked of arXiv stands there now, for all days together.
DELETE FROM ingest_run WHERE source = 'arxiv';
ALTER TABLE ingest_run DROP COLUMN "pending";
