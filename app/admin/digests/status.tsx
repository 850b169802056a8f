import { Figure } from "@/components/figure";
import { Message } from "@/components/message";
import type { Overview } from "@/lib/digest/overview";
import { untilResumed } from "@/lib/digest/pause";

const NUMBER = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

function state({ pause, rate, open }: Overview): string {
  if (pause) return "Paused";
  if (open === 0) return "Nothing to send";
  return rate > 0 ? "Sending" : "Waiting";
}

/** Whether mail goes out, how fast, what is in its way; and the buttons that pause and resume it. */
export function Status(found: Overview) {
  const { pause, rate, open, errors } = found;
  return (
    <>
      {pause && (
        <Message kind="problem">
          Sending is paused{untilResumed(pause) ? " until someone resumes it" : ` until ${pause.until.toUTCString()}`}:{" "}
          {pause.reason}
        </Message>
      )}
      <div className="mb-6 flex flex-wrap items-end gap-x-8 gap-y-4 rounded-2xl border border-line bg-raised px-5 py-4">
        <dl className="flex flex-wrap gap-x-8 gap-y-3">
          <Figure name="State" value={state(found)} />
          <Figure name="Rate, last minute" value={`${NUMBER.format(rate)}/s`} />
          <Figure name="To send" value={NUMBER.format(open)} />
        </dl>
        <div className="flex gap-2 sm:ml-auto">
          <a href="/admin/digests" className="button">
            Reload
          </a>
          <form action="/api/admin/digests" method="post">
            <button type="submit" name="action" value={pause ? "resume" : "pause"} className="button primary">
              {pause ? "Resume" : "Pause"}
            </button>
          </form>
        </div>
      </div>
      {errors.length > 0 && (
        <details className="mb-6" open>
          <summary className="link pb-2 text-sm">Answers of mail servers</summary>
          <ul className="text-sm">
            {errors.map(({ error, state, count }) => (
              <li key={`${state} ${error}`} className="border-t border-line py-1.5">
                <span className="font-semibold tabular-nums">
                  {NUMBER.format(count)} {state}
                </span>{" "}
                <span className="text-soft">{error}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
