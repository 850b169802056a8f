import { isKeptPath } from "../lib/pages/kept-path.mjs";
import { pageCache } from "../lib/pages/page-cache.mjs";
import { sendPage } from "../lib/pages/send-page.mjs";
import { pageRenderer, sendAnswer } from "./render-page.mjs";
import { sendUnavailable } from "./unavailable.mjs";

const pathOf = ({ url }) => url.replace(/\?.*/s, "");
const isAsked = (request) => (request.method === "GET" || request.method === "HEAD") && isKeptPath(pathOf(request));

/**
 * The pages that are kept, as a server answers with them.
 * @param inside gets a path from Next
 * @param instead what to send where Next has only a shell
 * @param sent told of each page that is sent as it is kept, and whether it is stale
 */
export function keptPages(inside, instead, sent) {
  const pages = pageCache(pageRenderer(inside, instead));
  return {
    /** Answers with a page that is kept, if there is one that may be served as it is. Returns whether it did. */
    answered(request, response) {
      const kept = isAsked(request) && pages.ready(pathOf(request));
      if (!kept) return false;
      sendPage(request, response, kept.page, kept.isStale ? "hit; detail=stale" : "hit");
      sent(kept.isStale);
      return true;
    },
    /**
     * Answers with a page that has to be rendered first; or, where that fails, as it was.
     * @param respond the response's own writeHead and end
     * @returns false where this is no address of a page that is kept
     */
    render(request, response, respond) {
      if (!isAsked(request)) return false;
      const path = pathOf(request);
      const old = () => pages.last(path);
      pages
        .make(path)
        .catch((error) => {
          console.error(`${path} could not be rendered`, error);
          return {};
        })
        .then(({ page, answer }) => {
          if (response.headersSent) return;
          const made = page ?? (answer?.status < 500 ? undefined : old());
          if (made) sendPage(request, response, made, page ? "fwd=miss" : "hit; detail=stale", respond);
          else if (answer) sendAnswer(response, answer);
          else sendUnavailable(request, response);
        });
      return true;
    },
    /** Takes a message of the channel PAGES_CHANGED. */
    changed: pages.changed,
    counts: pages.counts,
    /** The page of a request that is kept, however old; undefined where there is none. */
    last: (request) => (isAsked(request) ? pages.last(pathOf(request)) : undefined),
  };
}
