-- Digests and letters are rows of one queue. A digest is an edition to a subscriber; a letter has its own address and words.
CREATE TABLE message (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  edition_id uuid,
  subscriber_id uuid,
  address text,
  address_key text,
  subject text,
  html text,
  text text,
  unsubscribe_url text,
  notification_id uuid,
  state text NOT NULL DEFAULT 'queued',
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  sender integer,
  error text,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  settled_at timestamptz(3),
  CONSTRAINT message_pkey PRIMARY KEY (id),
  CONSTRAINT message_state CHECK (state IN ('queued', 'sending', 'sent', 'deferred', 'failed', 'suppressed')),
  CONSTRAINT message_kind CHECK (CASE WHEN edition_id IS NULL
    THEN num_nulls(address, address_key, subject, html, text) = 0 AND subscriber_id IS NULL
    ELSE num_nonnulls(address, address_key, subject, html, text, unsubscribe_url, notification_id) = 0 AND subscriber_id IS NOT NULL END),
  CONSTRAINT message_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES edition (id) ON DELETE CASCADE,
  CONSTRAINT message_subscriber_id_fkey FOREIGN KEY (subscriber_id) REFERENCES subscriber (id) ON DELETE CASCADE,
  CONSTRAINT message_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification (id) ON DELETE CASCADE
);
INSERT INTO message (edition_id, subscriber_id, state, attempts, due_at, expires_at, sender, error, settled_at)
SELECT edition_id, subscriber_id, state, attempts, due_at, expires_at, sender, error, settled_at FROM delivery;
INSERT INTO message (id, address, address_key, subject, html, text, unsubscribe_url, notification_id, state, attempts, due_at, expires_at,
  sender, error, created_at)
SELECT id, address, address_key, subject, html, text, unsubscribe_url, notification_id, state, attempts, due_at, expires_at, sender, error,
  created_at FROM letter;
DROP TABLE delivery, letter;

-- No reader gets an edition twice.
CREATE UNIQUE INDEX message_edition ON message (edition_id, subscriber_id);
CREATE INDEX message_by_state ON message (edition_id, state) WHERE edition_id IS NOT NULL;
CREATE INDEX message_subscriber ON message (subscriber_id) WHERE subscriber_id IS NOT NULL;
CREATE INDEX message_settled ON message (settled_at DESC) WHERE settled_at IS NOT NULL;
CREATE INDEX message_address ON message (address_key) WHERE address_key IS NOT NULL;
CREATE INDEX message_notification ON message (notification_id) WHERE notification_id IS NOT NULL;
-- The order in which they are sent; readers of one edition follow each other, since it is encoded once.
CREATE INDEX message_due_digest ON message (due_at, edition_id, id) WHERE edition_id IS NOT NULL AND state IN ('queued', 'deferred');
CREATE INDEX message_due_letter ON message (due_at, id) WHERE edition_id IS NULL AND state IN ('queued', 'deferred');
CREATE INDEX message_sending ON message (sender) WHERE state = 'sending';
CREATE INDEX message_letter_expires ON message (expires_at) WHERE edition_id IS NULL;

-- Digests are queued by whoever sends them; letters by anybody.
CREATE TRIGGER message_queued AFTER INSERT ON message FOR EACH ROW WHEN (NEW.edition_id IS NULL) EXECUTE FUNCTION mail_queued();
