import { AccountMenu } from "./account-menu";
import { Banner } from "./banner";
import { SearchIcon, ThemeIcon } from "./icons";
import { SearchForm } from "./search-form";

/** The top of every page: name, search, account and theme, under the banner that offers the digest. */
export function SiteHeader() {
  return (
    <>
      <a href="#main" className="skip">
        Skip to content
      </a>
      <Banner />
      <header className="sticky top-0 z-10 border-b border-line bg-paper/95 backdrop-blur">
        <div className="mx-auto flex h-14 max-w-4xl items-center gap-2 px-4 sm:gap-3 sm:px-6">
          <a href="/" className="mr-auto flex shrink-0 items-center gap-2 py-1.5 font-semibold tracking-tight">
            <img src="/icon.svg" alt="" width="26" height="26" />
            Daily Papers
          </a>
          <SearchForm id="search" className="hidden min-w-0 flex-1 sm:block sm:max-w-xs" />
          <a href="/search" aria-label="Search" className="icon-button sm:hidden">
            <SearchIcon />
          </a>
          <a href="/submit" className="hidden px-1 py-2 text-sm font-semibold hover:text-accent sm:inline">
            Submit
          </a>
          <button type="button" data-theme-toggle aria-label="Switch between light and dark" className="icon-button">
            <ThemeIcon />
          </button>
          <AccountMenu />
        </div>
        <p id="status" role="status" className="bg-tint text-center text-sm text-ink" />
      </header>
    </>
  );
}
