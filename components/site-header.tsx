/** The top of every page: name, search, account, theme, and the invitation to the digest. */
export function SiteHeader() {
  return (
    <>
      <a href="#main" className="skip">
        Skip to content
      </a>
      <aside aria-label="Digest by e-mail" className="border-b border-line bg-tint px-4 py-1.5 text-center text-sm text-soft">
        Get trending papers in your email inbox{" "}
        <a href="/subscribe" className="link underline underline-offset-3">
          Subscribe
        </a>
      </aside>
      <header className="sticky top-0 z-10 border-b border-line bg-paper/95 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-4xl items-center gap-3 px-4 sm:px-6">
          <a href="/" className="flex shrink-0 items-center gap-2 font-semibold tracking-tight">
            <img src="/icon.svg" alt="" width="26" height="26" />
            <span className="hidden min-[420px]:inline">Daily Papers</span>
            <span className="sr-only min-[420px]:hidden">Daily Papers</span>
          </a>
          <form action="/search" className="ml-auto min-w-0 flex-1 sm:max-w-xs">
            <input
              type="search"
              name="q"
              id="search"
              aria-label="Search, or paste an arXiv link"
              placeholder="Search, or paste an arXiv link"
              className="h-9 w-full rounded-lg border border-edge bg-raised px-3 text-sm placeholder:text-muted"
            />
          </form>
          <a href="/submit" className="hidden text-sm font-semibold hover:text-accent sm:inline">
            Submit
          </a>
          <a href="/sign-in" data-account="" className="max-w-28 shrink-0 truncate text-sm font-semibold hover:text-accent">
            Sign in
          </a>
          <button type="button" data-theme-toggle aria-label="Switch between light and dark" className="button h-9 px-2.5">
            <svg aria-hidden="true" width="16" height="16" viewBox="0 0 16 16">
              <path d="M8 1a7 7 0 1 0 0 14z" fill="currentColor" />
              <circle cx="8" cy="8" r="6.3" fill="none" stroke="currentColor" strokeWidth="1.4" />
            </svg>
          </button>
        </div>
        <p id="status" role="status" className="bg-tint text-center text-sm text-ink" />
      </header>
    </>
  );
}
