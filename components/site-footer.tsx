import { KeysDialog } from "./keys-dialog";

/** The end of every page. */
export function SiteFooter() {
  return (
    <footer className="border-t border-line py-8 text-sm text-muted">
      <div className="mx-auto flex max-w-4xl flex-wrap gap-x-5 gap-y-2 px-4 sm:px-6">
        <a href="/" className="hover:text-accent">
          Feed
        </a>
        <a href="/papers/trending" className="hover:text-accent">
          Trending
        </a>
        <a href="/submit" className="hover:text-accent">
          Submit a paper
        </a>
        <a href="/admin" data-for="curator" hidden className="hover:text-accent">
          Admin <span data-waiting="" hidden className="badge" />
        </a>
        <a href="/subscribe" className="hover:text-accent">
          Digest
        </a>
        <a href="/digests" className="hover:text-accent">
          Past digests
        </a>
        <a href="/account" className="hover:text-accent">
          Account
        </a>
        <span className="hidden sm:inline">
          Press <kbd className="rounded border border-line px-1">?</kbd> for shortcuts
        </span>
        <span className="basis-full">Thank you to arXiv for use of its open access interoperability.</span>
      </div>
      <KeysDialog />
    </footer>
  );
}
