import { Notice } from "@/components/notice";

/** What is said of a link that signs nobody in; `used` where it has done so already, `here` where it was in this browser. */
export function Ended({ used, here }: { used: boolean; here: boolean }) {
  if (here)
    return (
      <Notice title="You are signed in">
        <p>You already used this link, and are signed in in this browser.</p>
        <a href="/" className="button mt-5">
          Go to the feed
        </a>
      </Notice>
    );
  return (
    <Notice title={used ? "This link was used already" : "This link no longer works"}>
      <p>
        {used
          ? "A link works once. Get a new link to sign in here too."
          : "A link works once, for 30 minutes. Make sure you copied all of it."}
      </p>
      <a href="/sign-in" className="button mt-5">
        Get a new link
      </a>
    </Notice>
  );
}
