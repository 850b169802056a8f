-- What comments say, as HTML, kept beside their Markdown, and the renderer that made it. Null until they are rendered.
ALTER TABLE "comment" ADD COLUMN "html" TEXT, ADD COLUMN "renderer" INTEGER;
ALTER TABLE "comment_version" ADD COLUMN "html" TEXT, ADD COLUMN "renderer" INTEGER;

-- Whoever changes or deletes the words of a comment, the HTML of its old ones goes with them.
CREATE FUNCTION comment_html_of_body() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.body <> OLD.body AND NEW.html = OLD.html THEN
    NEW.html := NULL;
    NEW.renderer := NULL;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER comment_html_of_body BEFORE UPDATE OF body ON comment
  FOR EACH ROW EXECUTE FUNCTION comment_html_of_body();
