import { announce } from "../db/announce";
import { db } from "../db/client";
import { asTyped } from "../markdown/as-typed";
import { RENDERER, renderMarkdown } from "../markdown/render";
import { hasVisible } from "../visible";
import { within } from "../within";

/** How long a page waits for comments that are not rendered yet, and how long they wait for their turn; in milliseconds. */
const PAGE_WAITS = 2000;
const PATIENCE = 60_000;

/** A comment, or what it said before (whose id is a number), with the HTML that is kept beside it. */
type Written = { id: string | bigint; body: string; html: string | null; renderer: number | null };
type Kept = Pick<Written, "html" | "renderer">;

/** What to keep beside the words of a comment; nothing where the renderer has too much to do. */
export async function rendered(body: string, patience?: number): Promise<Kept> {
  const html = await renderMarkdown(body, patience);
  return { html, renderer: html === null ? null : RENDERER };
}

/** Whether a comment shows anything once it is HTML: entities and formulas can stand for what nobody sees. */
export function showsSomething({ html }: Kept): boolean {
  if (html === null) return true; // it is shown as it was typed
  const text = html
    .replace(/<mphantom>[\s\S]*?<\/mphantom>|<[^>]*>/g, "")
    .replace(/&#x([\da-f]{1,6});/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
  return hasVisible(text);
}

async function renderAndKeep({ id, body }: Written): Promise<Kept> {
  const data = await rendered(body, PATIENCE);
  if (typeof id === "bigint") await db().commentVersion.updateMany({ where: { id }, data });
  else await db().comment.updateMany({ where: { id, body }, data }); // unless its words have changed meanwhile
  return data;
}

// Two pages that are made at once wait for the same work.
const underWay = new Map<Written["id"], Promise<Kept>>();

/** Renders what is not yet rendered, one after the other, whoever asks for it. */
async function renderMissing(missing: Written[]): Promise<void> {
  for (const written of missing) {
    const work = underWay.get(written.id) ?? renderAndKeep(written).finally(() => underWay.delete(written.id));
    underWay.set(written.id, work);
    Object.assign(written, await work);
  }
}

const isKept = (written: Written): written is Written & { html: string } =>
  written.html !== null && written.renderer === RENDERER;

/**
 * The HTML of comments, in their order. Those that are not rendered yet, or by an older renderer, are rendered and kept; where that
 * takes long they are shown as they were typed, and pages are made anew when it is done.
 */
export async function htmlOf(comments: Written[]): Promise<string[]> {
  const all = comments.map((comment) => ({ ...comment }));
  const missing = all.filter((written) => !isKept(written));
  if (missing.length > 0) {
    const work = renderMissing(missing);
    if ((await within(PAGE_WAITS, work)) !== "silent") await work;
    else
      work
        .then(() => (missing.some((written) => isKept(written)) ? announce(db()) : undefined))
        .catch((error) => console.error("Comments could not be rendered:", error));
  }
  return all.map((written) => (isKept(written) ? written.html : asTyped(written.body)));
}
