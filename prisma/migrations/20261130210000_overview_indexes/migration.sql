-- What the pages of those who run the site list and count, each from an index: few of very many rows.
CREATE INDEX "arxiv_check_problem" ON "arxiv_check" ("problem") WHERE "problem" IS NOT NULL;
CREATE INDEX "mail_event_created" ON "mail_event" ("created_at");
CREATE INDEX "member_joined" ON "member" ("created_at" DESC, "id");
CREATE INDEX "member_blocked" ON "member" ("created_at" DESC, "id") WHERE "blocked_at" IS NOT NULL;
CREATE INDEX "paper_hidden" ON "paper" ("id") WHERE "hidden";
CREATE INDEX "feature_pinned" ON "feature" ("day" DESC, "paper_id") WHERE "pinned";
CREATE INDEX "moderation_paper" ON "moderation" ("paper_id", "action", "id" DESC) WHERE "paper_id" IS NOT NULL;
