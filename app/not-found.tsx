import { Notice } from "@/components/notice";

export default function NotFound() {
  return (
    <div className="pt-10">
      <h1 className="sr-only">Not found</h1>
      <Notice title="This page is not here">
        <p>
          If you followed a link to a paper, this site does not have it yet. Look at the id again, paste the paper&rsquo;s arXiv
          link into the search above, or go{" "}
          <a href="/" className="link">
            to the newest papers
          </a>
          .
        </p>
      </Notice>
    </div>
  );
}
