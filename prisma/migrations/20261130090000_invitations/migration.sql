-- That an administrator invited an address to the digest, with the choices made for it. Its letter is a message.
CREATE TABLE invitation (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  address text NOT NULL,
  address_key text NOT NULL,
  choices jsonb NOT NULL,
  member_id uuid,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  confirmed_at timestamptz(3),
  revoked_at timestamptz(3),
  CONSTRAINT invitation_pkey PRIMARY KEY (id),
  CONSTRAINT invitation_once CHECK (num_nonnulls(confirmed_at, revoked_at) <= 1),
  CONSTRAINT invitation_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE SET NULL
);
CREATE INDEX invitation_address ON invitation (address_key);
CREATE INDEX invitation_created ON invitation (created_at DESC, id);
CREATE INDEX invitation_expires ON invitation (expires_at) WHERE confirmed_at IS NULL;
CREATE INDEX invitation_member ON invitation (member_id) WHERE member_id IS NOT NULL;

ALTER TABLE message ADD COLUMN invitation_id uuid,
  ADD CONSTRAINT message_invitation CHECK (invitation_id IS NULL OR edition_id IS NULL),
  ADD CONSTRAINT message_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES invitation (id) ON DELETE CASCADE;
CREATE INDEX message_invitation ON message (invitation_id) WHERE invitation_id IS NOT NULL;

-- What became of a form of invitations, which is too much for the address of the page that says so; kept for a day.
CREATE TABLE invitation_answer (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  member_id uuid NOT NULL,
  answer jsonb NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  CONSTRAINT invitation_answer_pkey PRIMARY KEY (id),
  CONSTRAINT invitation_answer_member_id_fkey FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE
);
CREATE INDEX invitation_answer_member ON invitation_answer (member_id);
CREATE INDEX invitation_answer_created ON invitation_answer (created_at);
