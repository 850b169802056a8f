const LINK = /href="\/papers\/([^"?#]+)/g;
const DISCUSSED = /id="discussion" data-paper="([^"]+)"/;

/** The tag of every page but those of one paper: whatever changes may come to a list, or leave it, or change its order. */
export const LISTS = "lists";
/** The tag of a page that shows a paper, and of one that shows a day. */
export const paperTag = (id) => `paper:${id}`;
export const dayTag = (day) => `day:${day}`;

/**
 * What a page depends on, read off what it shows: it shows a paper or a day where it links to it, also in a calendar.
 * @param html of the page
 * @returns its tags, and the id of the paper that it is about, if it is the page of one
 */
export function shownOn(html) {
  const about = html.match(DISCUSSED)?.[1];
  const tags = new Set(about === undefined ? [LISTS] : [paperTag(about)]);
  for (const [, path] of html.matchAll(LINK)) {
    const [, day] = path.match(/^date\/(\d{4}-\d{2}-\d{2})/) ?? [];
    tags.add(day ? dayTag(day) : paperTag(path));
  }
  return { tags, about };
}
