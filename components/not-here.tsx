import { Notice } from "./notice";

/** What stands where nothing is. A paper that could be taken in is offered to be, in one click. */
export function NotHere({ paper }: { paper?: string }) {
  return (
    <div className="pt-10">
      <h1 className="sr-only">Not found</h1>
      {paper ? (
        <Notice title={`${paper} is not here yet`}>
          <p>Nobody has brought this paper. If it exists, it can be on today&rsquo;s feed under your name.</p>
          <form action="/api/submit" method="post" className="mt-5">
            <button type="submit" name="paper" value={paper} className="button primary">
              Submit {paper}
            </button>
          </form>
          <p className="mt-4">
            <a href="/" className="link">
              To the newest papers
            </a>
          </p>
        </Notice>
      ) : (
        <Notice title="This page is not here">
          <p>
            Look at the address again, paste a paper&rsquo;s arXiv link into the search above, or go{" "}
            <a href="/" className="link">
              to the newest papers
            </a>
            .
          </p>
        </Notice>
      )}
    </div>
  );
}
