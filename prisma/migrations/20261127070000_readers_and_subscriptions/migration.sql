-- A reader is an address, perhaps a member's; a subscription is what they get, and when. Ids stay, so that links in mail that was sent work.
CREATE TABLE reader (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  address text NOT NULL,
  address_key text NOT NULL,
  member_id uuid,
  confirmed_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT reader_pkey PRIMARY KEY (id),
  CONSTRAINT reader_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE SET NULL
);
INSERT INTO reader (id, address, address_key, member_id, confirmed_at)
SELECT s.id, s.address, s.address_key, m.id, s.confirmed_at FROM subscriber s LEFT JOIN member m ON m.email = s.address_key;
CREATE UNIQUE INDEX reader_address_key ON reader (address_key);
CREATE INDEX reader_member ON reader (member_id) WHERE member_id IS NOT NULL;

ALTER TABLE subscriber RENAME TO subscription;
ALTER TABLE subscription RENAME CONSTRAINT subscriber_pkey TO subscription_pkey;
ALTER TABLE subscription RENAME CONSTRAINT subscriber_state TO subscription_state;
ALTER INDEX subscriber_due RENAME TO subscription_due;
ALTER INDEX subscriber_active RENAME TO subscription_active;
ALTER TABLE subscription ADD COLUMN reader_id uuid;
UPDATE subscription SET reader_id = id;
ALTER TABLE subscription ALTER COLUMN reader_id SET NOT NULL,
  ADD CONSTRAINT subscription_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE,
  DROP COLUMN address, DROP COLUMN address_key, DROP COLUMN confirmed_at;
-- A reader follows the feed once.
CREATE UNIQUE INDEX subscription_reader ON subscription (reader_id);

ALTER TABLE message RENAME COLUMN subscriber_id TO subscription_id;
ALTER TABLE message RENAME CONSTRAINT message_subscriber_id_fkey TO message_subscription_id_fkey;
ALTER INDEX message_subscriber RENAME TO message_subscription;

-- It is a reader whose address a confirmation moves.
ALTER TABLE confirmation RENAME COLUMN subscriber_id TO reader_id;
ALTER TABLE confirmation DROP CONSTRAINT confirmation_subscriber_id_fkey,
  ADD CONSTRAINT confirmation_reader_id_fkey FOREIGN KEY (reader_id) REFERENCES reader (id) ON DELETE CASCADE;
ALTER INDEX confirmation_subscriber RENAME TO confirmation_reader;

-- Whose address it is follows from the addresses, whichever of the two changes.
CREATE FUNCTION reader_member() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.member_id := (SELECT id FROM member WHERE email = NEW.address_key);
  RETURN NEW;
END $$;
CREATE TRIGGER reader_member BEFORE INSERT OR UPDATE OF address_key ON reader FOR EACH ROW EXECUTE FUNCTION reader_member();

CREATE FUNCTION member_reader() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reader SET member_id = NULL WHERE member_id = NEW.id AND address_key <> NEW.email;
  UPDATE reader SET member_id = NEW.id WHERE address_key = NEW.email;
  RETURN NULL;
END $$;
CREATE TRIGGER member_reader AFTER INSERT OR UPDATE OF email ON member FOR EACH ROW EXECUTE FUNCTION member_reader();
