import { Notice } from "@/components/notice";

/** What is said of a link that signs nobody in; `used` where it has done so already, `here` where it was in this browser. */
export function Ended({ used, here }: { used: boolean; here: boolean }) {
  if (here)
    return (
      <Notice title="You are signed in">
        <p>This link was used already, and you are signed in with it in this browser.</p>
        <a href="/" className="button mt-5">
          Go to the papers
        </a>
      </Notice>
    );
  return (
    <Notice title={used ? "This link was used already" : "This link does not work any more"}>
      <p>
        {used
          ? "It works once. Whoever used it is signed in; ask for another one to sign in here too."
          : "It works once, for half an hour, and has to be copied whole."}
      </p>
      <a href="/sign-in" className="button mt-5">
        Get a new one
      </a>
    </Notice>
  );
}
