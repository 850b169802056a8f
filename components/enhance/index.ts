// What a script adds to pages that work without it. Each part listens on the document, so papers loaded later are included.
import { brokenPictures } from "./broken-pictures";
import { copying } from "./copying";
import { discussion } from "./discussion";
import { drafts } from "./drafts";
import { inlineLinks } from "./inline-links";
import { keyboard } from "./keyboard";
import { me } from "./me";
import { moreOnScroll } from "./more-on-scroll";
import { sharing } from "./sharing";
import { themeToggle } from "./theme-toggle";
import { timeZone } from "./time-zone";
import { votes } from "./votes";

for (const start of [
  votes,
  keyboard,
  inlineLinks,
  moreOnScroll,
  themeToggle,
  sharing,
  copying,
  brokenPictures,
  timeZone,
  drafts,
  discussion,
  me,
])
  start();
document.documentElement.dataset.ready = "";
