-- What it takes to undo an action, where that is possible; and which action an entry undid. Each is undone at most once.
ALTER TABLE moderation
  ADD COLUMN before JSONB,
  ADD COLUMN undoes BIGINT CONSTRAINT moderation_undoes UNIQUE REFERENCES moderation (id);
