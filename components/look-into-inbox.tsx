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
      <Notice title="Check your inbox">
        <p>We sent you an email. {what} If it doesn&apos;t arrive, check spam.</p>
        <p className="mt-3">
          Nothing is sent to an address that bounced or reported our email as spam. If that may be yours, contact the people who
          run this site.
        </p>
        {tried && (
          <p className="mt-3">
            This site has no mail server yet. Its mail is in{" "}
            {here ? (
              <a href="/dev/mail" className="link">
                the outbox
              </a>
            ) : (
              "the outbox, which can only be opened on the machine it runs on"
            )}
            .
          </p>
        )}
      </Notice>
    </div>
  );
}
