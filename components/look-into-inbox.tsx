import { Notice } from "./notice";

/** What everybody sees who asked for a mail, whatever was made of it; `tried` where mail is kept as files. */
export function LookIntoInbox({ title, what, tried }: { title: string; what: string; tried: boolean }) {
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
            <a href="/dev/mail" className="link">
              the outbox
            </a>
            .
          </p>
        )}
      </Notice>
    </div>
  );
}
