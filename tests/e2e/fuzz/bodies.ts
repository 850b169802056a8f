import fc from "fast-check";
import { pairOf, SAMPLE, UUIDS } from "./values";

const ACTIONS =
  "feature unfeature pin unpin hide show links merge comment.remove submission.decide claim.decide report.close block unblock appoint names notify revoke revoke-others disconnect connect edit delete describe move pause resume save all some unmute send take-back sign-out constructor";
const FIELDS =
  "paper comment parent id session body reason day vote author username name into decision role purge codeUrl projectUrl provider address token next upvote state title authors abstract url notify frequency weekday localTime timeZone locale papers ranking keywords categories onlyCode website secret confirmation addresses welcome __proto__";

/** The fields of every form, as they are meant. */
const MEANT: Record<string, string[]> = {
  paper: SAMPLE,
  into: SAMPLE,
  comment: UUIDS,
  id: UUIDS,
  body: ["A thought: $x^2$"],
  reason: ["A good reason"],
  day: ["2025-12-15"],
  vote: ["on", "off"],
  author: ["Ada Lovelace"],
  username: ["stranger"],
  name: ["A Stranger"],
  decision: ["approve", "refuse"],
  role: ["member", "curator"],
  codeUrl: ["https://github.com/a/b"],
  provider: ["github"],
  address: ["reader@example.org"],
  addresses: ["Ada <ada@example.org>, bob@example.org"],
  token: ["x".repeat(43)],
  title: ["A title"],
  authors: ["Ada Lovelace, Alan Turing"],
  abstract: ["An abstract that is longer than fifty characters, as it has to be."],
  url: ["https://example.org/paper"],
  secret: ["an-admin-of-the-tests"],
  frequency: ["daily", "weekly", "monthly"],
  timeZone: ["Europe/Berlin"],
  papers: ["10"],
};
const meant = fc.tuple(
  ...Object.entries(MEANT).map(([name, texts]) =>
    fc.constantFrom(...texts).map((text) => `${name}=${encodeURIComponent(text)}`),
  ),
);
const odd = (most: number) => fc.array(pairOf(FIELDS), { maxLength: most });

/** What a form sends: as it is meant with something odd after that, as the last of each name counts, or odd altogether. */
const form = fc
  .tuple(
    fc.option(fc.constantFrom(...ACTIONS.split(" ")).map((action) => `action=${action}`)),
    fc.oneof({ weight: 3, arbitrary: fc.tuple(meant, odd(3)) }, { weight: 1, arbitrary: fc.tuple(odd(4), odd(4)) }),
  )
  .map(([action, [first, then]]) => [...(action ? [action] : []), ...first, ...then].join("&"));

const OTHER_TYPES = [
  "multipart/form-data; boundary=x",
  "multipart/form-data",
  "text/plain",
  "",
  ";",
  "application/x-www-form-urlencoded; charset=utf-7",
];
const multipart = "--x\r\nContent-Disposition: form-data; name=paper\r\n\r\n1\r\n--x--";

/** A body of any kind, with what it says it is. */
export const body = fc.oneof(
  { weight: 8, arbitrary: form.map((text) => ({ type: "application/x-www-form-urlencoded", text })) },
  { weight: 1, arbitrary: fc.json().map((text) => ({ type: "application/json", text })) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constantFrom(...OTHER_TYPES),
      text: fc.oneof(form, fc.string({ unit: "binary" }), fc.constant(multipart)),
    }),
  },
);
