import { Notice } from "./notice";

/** What stands where nothing is. A paper that could be taken in is offered to be, in one click. */
export function NotHere({ paper }: { paper?: string }) {
  return (
    <div className="pt-10">
      <h1 className="sr-only">Not found</h1>
      {paper ? (
        <Notice title={`${paper} is not on this site yet`}>
          <p>Submit it, and it will appear in today&rsquo;s feed under your name.</p>
          <form action="/api/submit" method="post" className="mt-5">
            <button type="submit" name="paper" value={paper} className="button primary">
              Submit {paper}
            </button>
          </form>
          <p className="mt-4">
            <a href="/" className="link">
              Latest papers
            </a>
          </p>
        </Notice>
      ) : (
        <Notice title="Page not found">
          <p>
            Check the address, paste a paper&rsquo;s arXiv link into the search above, or go{" "}
            <a href="/" className="link">
              to the latest papers
            </a>
            .
          </p>
        </Notice>
      )}
    </div>
  );
}
