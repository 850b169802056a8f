-- Wakes whoever sends letters, when the transaction that queued them commits.
CREATE FUNCTION mail_queued() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY mail_queued;
  RETURN NULL;
END $$;

CREATE TRIGGER letter_queued AFTER INSERT ON letter FOR EACH STATEMENT EXECUTE FUNCTION mail_queued();
