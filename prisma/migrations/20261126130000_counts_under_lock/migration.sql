-- A feature copies votes and title while others vote: the paper is locked first, so that a vote is either counted in what is
-- copied, or waits and then finds the copy. A hidden paper is on no day, whoever puts it there.
CREATE OR REPLACE FUNCTION feature_sort_keys() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE is_hidden boolean;
BEGIN
  SELECT -p.upvotes, left(lower(p.title), 200), p.hidden INTO NEW.rank, NEW.title_key, is_hidden
  FROM paper p WHERE p.id = NEW.paper_id FOR NO KEY UPDATE;
  IF TG_OP = 'INSERT' AND is_hidden THEN RETURN NULL; END IF;
  NEW.day_rank := CASE WHEN NEW.pinned THEN -2147483647 ELSE NEW.rank END;
  RETURN NEW;
END $$;

-- The last day is looked up once the paper is locked: what was read before would not tell of the days of others.
CREATE OR REPLACE FUNCTION paper_featured_on() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text := CASE TG_OP WHEN 'DELETE' THEN OLD.paper_id ELSE NEW.paper_id END;
  last_day date;
BEGIN
  PERFORM FROM paper WHERE id = changed FOR NO KEY UPDATE;
  SELECT max(day) INTO last_day FROM feature WHERE paper_id = changed;
  UPDATE paper SET featured_on = last_day WHERE id = changed AND featured_on IS DISTINCT FROM last_day;
  RETURN NULL;
END $$;

-- Nobody is signed in who is blocked at that moment: the block waits for a session that is being made, and ends it, or it is refused.
CREATE FUNCTION session_of_blocked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE blocked timestamptz;
BEGIN
  SELECT blocked_at INTO blocked FROM member WHERE id = NEW.user_id FOR KEY SHARE;
  IF blocked IS NOT NULL THEN RAISE EXCEPTION 'member % is blocked', NEW.user_id USING ERRCODE = 'check_violation'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_of_blocked BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION session_of_blocked();

-- Mends what went wrong before.
UPDATE paper p SET
  member_upvotes = (SELECT count(*) FROM upvote u WHERE u.paper_id = p.id),
  member_comments = (SELECT count(*) FROM comment c WHERE c.paper_id = p.id AND c.deleted_at IS NULL)
WHERE (p.member_upvotes, p.member_comments) IS DISTINCT FROM (
  (SELECT count(*) FROM upvote u WHERE u.paper_id = p.id),
  (SELECT count(*) FROM comment c WHERE c.paper_id = p.id AND c.deleted_at IS NULL));
UPDATE comment c SET upvotes = (SELECT count(*) FROM comment_upvote u WHERE u.comment_id = c.id)
WHERE c.upvotes <> (SELECT count(*) FROM comment_upvote u WHERE u.comment_id = c.id);
WITH gone AS (
  DELETE FROM feature f USING paper p WHERE p.id = f.paper_id AND p.hidden RETURNING f.day, f.paper_id, f.pinned, f.member_id
)
INSERT INTO removed_feature (day, paper_id, hidden, pinned, member_id) SELECT day, paper_id, true, pinned, member_id FROM gone
ON CONFLICT DO NOTHING;
UPDATE feature f SET rank = -p.upvotes, title_key = left(lower(p.title), 200),
  day_rank = CASE WHEN f.pinned THEN -2147483647 ELSE -p.upvotes END
FROM paper p WHERE p.id = f.paper_id
  AND (f.rank, f.title_key, f.day_rank) IS DISTINCT FROM
      (-p.upvotes, left(lower(p.title), 200), CASE WHEN f.pinned THEN -2147483647 ELSE -p.upvotes END);
UPDATE paper p SET featured_on = (SELECT max(day) FROM feature f WHERE f.paper_id = p.id)
WHERE p.featured_on IS DISTINCT FROM (SELECT max(day) FROM feature f WHERE f.paper_id = p.id);
