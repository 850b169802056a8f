import { CloseIcon } from "./icons";

/** The line above every page that offers the digest. It can be sent away, and who subscribes does not see it: preferences.js. */
export function Banner() {
  return (
    <aside aria-label="Email digest" className="banner">
      <p className="flex-1 text-center">
        Get trending papers by email{" "}
        <a href="/subscribe" className="link underline underline-offset-3">
          Subscribe
        </a>
      </p>
      <button type="button" data-hide-banner="" hidden aria-label="Hide this message" className="icon-button">
        <CloseIcon />
      </button>
    </aside>
  );
}
