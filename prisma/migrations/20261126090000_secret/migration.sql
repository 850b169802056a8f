-- The site's secret is there with the tables, so that nobody has to make it later, perhaps within a transaction that is undone.
-- Three version 4 UUIDs hold 366 random bits of PostgreSQL's own cryptographic source.
INSERT INTO "secret" ("name", "value")
VALUES ('links', encode(sha256(concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid())::bytea), 'base64'))
ON CONFLICT DO NOTHING;
