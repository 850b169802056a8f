-- When what a paper says last changed. Votes, comments, stars and the days that feature it are no part of that.
ALTER TABLE paper ADD COLUMN updated_at timestamptz(3) NOT NULL DEFAULT now();
ALTER TABLE paper DISABLE TRIGGER USER;
UPDATE paper SET updated_at = created_at;
ALTER TABLE paper ENABLE TRIGGER USER;

CREATE FUNCTION paper_updated_at() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END $$;

CREATE TRIGGER paper_updated_at BEFORE UPDATE OF
  title, abstract, authors, author_count, published_at, revised_at, version, categories, comment, journal_ref, doi, url, code_url,
  project_url, thumbnail_url, organization, submitter, submitter_id, hidden, ai_summary, ai_keywords, sample ON paper FOR EACH ROW
WHEN ((OLD.title, OLD.abstract, OLD.authors, OLD.author_count, OLD.published_at, OLD.revised_at, OLD.version, OLD.categories,
    OLD.comment, OLD.journal_ref, OLD.doi, OLD.url, OLD.code_url, OLD.project_url, OLD.thumbnail_url, OLD.organization,
    OLD.submitter, OLD.submitter_id, OLD.hidden, OLD.ai_summary, OLD.ai_keywords, OLD.sample)
  IS DISTINCT FROM (NEW.title, NEW.abstract, NEW.authors, NEW.author_count, NEW.published_at, NEW.revised_at, NEW.version,
    NEW.categories, NEW.comment, NEW.journal_ref, NEW.doi, NEW.url, NEW.code_url, NEW.project_url, NEW.thumbnail_url,
    NEW.organization, NEW.submitter, NEW.submitter_id, NEW.hidden, NEW.ai_summary, NEW.ai_keywords, NEW.sample))
EXECUTE FUNCTION paper_updated_at();
