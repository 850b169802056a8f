import { PersonIcon } from "./icons";

/**
 * The way to sign in, and for who is signed in a menu. Pages are the same for everybody: preferences.js says which of both is seen,
 * components/enhance/me.ts fills in the name.
 */
export function AccountMenu() {
  return (
    <>
      <a href="/sign-in" data-sign-in="" className="signed-out shrink-0 px-1 py-2 text-sm font-semibold hover:text-accent">
        Sign in
      </a>
      <details className="signed-in menu" data-menu="">
        <summary aria-label="Account menu" className="icon-button">
          <span data-initial="" aria-hidden="true">
            <PersonIcon />
          </span>
          <span data-waiting="" hidden className="badge" />
        </summary>
        <div className="menu-panel right-0 w-56">
          <a href="/account" data-account-name="" className="menu-item truncate font-semibold">
            Your account
          </a>
          <a href="/account" data-profile="" hidden className="menu-item">
            Profile
          </a>
          <a href="/submit" className="menu-item">
            Submit a paper
          </a>
          <a href="/admin" data-for="curator" hidden className="menu-item">
            Admin <span data-waiting="" hidden className="badge" />
          </a>
          <form action="/api/sign-out" method="post" className="border-t border-line pt-1">
            <button type="submit" className="menu-item w-full text-left">
              Sign out
            </button>
          </form>
        </div>
      </details>
    </>
  );
}
