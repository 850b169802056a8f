-- What an action was about, each kind in a column of its own. No foreign keys: the log outlives what it names.
ALTER TABLE moderation ADD COLUMN paper_id text, ADD COLUMN comment_id uuid, ADD COLUMN username text, ADD COLUMN submission text;
UPDATE moderation SET
  paper_id = CASE WHEN subject LIKE 'paper %' THEN substr(subject, 7) END,
  comment_id = CASE WHEN subject ~ '^comment [0-9a-f-]{36}$' THEN substr(subject, 9)::uuid END,
  username = CASE WHEN subject LIKE '@%' THEN substr(subject, 2) END,
  submission = CASE WHEN subject LIKE 'submission %' THEN substr(subject, 12) END;
ALTER TABLE moderation DROP COLUMN subject,
  ADD CONSTRAINT moderation_subject CHECK (num_nonnulls(paper_id, comment_id, username, submission) = 1);
