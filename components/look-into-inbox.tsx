import { Notice } from "./notice";

type Props = {
  title: string;
  what: string;
  /** Whether mail is kept as files, since the site is being tried out. */
  tried: boolean;
  /** Whether who looks may open them. */
  here: boolean;
};

/** What everybody sees who asked for a mail, whatever was made of it. */
export function LookIntoInbox({ title, what, tried, here }: Props) {
  return (
    <div className="pt-10">
      <h1 className="sr-only">{title}</h1>
      <Notice title="Look into your inbox">
        <p>A mail is on its way to you. {what} If nothing comes, look under spam.</p>
        <p className="mt-3">
          No mail is sent to an address that has returned ours or reported it as spam. If that may be so, write to whoever runs
          this site.
        </p>
        {tried && (
          <p className="mt-3">
            This site is being tried out without a mail server: its mail is in{" "}
            {here ? (
              <a href="/dev/mail" className="link">
                the outbox
              </a>
            ) : (
              "the outbox, which only whoever runs it can open, at the machine itself"
            )}
            .
          </p>
        )}
      </Notice>
    </div>
  );
}
