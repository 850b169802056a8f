const LINK = /href="\/papers\/(?!trending|week\/|month\/)([^"?#]+?)(?:\.md)?(?=["?#])/g;
const DISCUSSED = /id="discussion" data-paper="([^"]+)"/;

/** The tag of every page but those of one paper: whatever changes may come to a list, or leave it, or change its order. */
export const LISTS = "lists";
/** The tag of a page that shows a paper, and of one that shows a day. */
export const paperTag = (id) => `paper:${id}`;
export const dayTag = (day) => `day:${day}`;

/** A text by itself: V8 keeps what a part was cut out of, as long as the part is kept. */
const alone = (text) => Buffer.from(text).toString();

/**
 * What a page depends on, read off what it shows: it shows a paper or a day where it links to it, also in a calendar.
 * @param html of the page
 * @returns its tags, and the id of the paper that it is about, if it is the page of one
 */
export function shownOn(html) {
  const [, discussed] = html.match(DISCUSSED) ?? [];
  const about = discussed && alone(discussed);
  const tags = new Set(about === undefined ? [LISTS] : [paperTag(about)]);
  for (const [, path] of html.matchAll(LINK)) {
    const [, day] = path.match(/^date\/(\d{4}-\d{2}-\d{2})/) ?? [];
    tags.add(alone(day ? dayTag(day) : paperTag(path)));
  }
  return { tags, about };
}
