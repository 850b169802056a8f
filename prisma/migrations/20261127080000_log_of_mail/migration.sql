-- An action about the site as a whole, such as pausing its mail, is about none of these.
ALTER TABLE moderation DROP CONSTRAINT moderation_subject,
  ADD CONSTRAINT moderation_subject CHECK (num_nonnulls(paper_id, comment_id, username, submission) <= 1);
