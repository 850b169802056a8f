-- Every batch of papers asks which papers are of the sample: a few at first, later none.
CREATE INDEX "paper_sample" ON "paper" ("id") WHERE "sample";
