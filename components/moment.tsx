const MOMENT = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });

/** A moment in UTC, as comments and logs show it. */
export function Moment({ at }: { at: Date }) {
  return <time dateTime={at.toISOString()}>{MOMENT.format(at)} UTC</time>;
}
