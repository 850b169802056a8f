// What a script adds to pages that work without it. Each part listens on the document, so papers loaded later are included.
import { banner } from "./banner";
import { brokenPictures } from "./broken-pictures";
import { calendar } from "./calendar";
import { copying } from "./copying";
import { discussion } from "./discussion";
import { drafts } from "./drafts";
import { inlineLinks } from "./inline-links";
import { keyboard } from "./keyboard";
import { me } from "./me";
import { menus } from "./menus";
import { moreOnScroll } from "./more-on-scroll";
import { newPapers } from "./new-papers";
import { readPapers } from "./read-papers";
import { sharing } from "./sharing";
import { themeToggle } from "./theme-toggle";
import { timeZone } from "./time-zone";
import { view } from "./view";
import { votes } from "./votes";

for (const start of [
  votes,
  keyboard,
  inlineLinks,
  moreOnScroll,
  themeToggle,
  view,
  menus,
  calendar,
  banner,
  sharing,
  copying,
  brokenPictures,
  timeZone,
  readPapers,
  newPapers,
  drafts,
  discussion,
  me,
])
  start();
document.documentElement.dataset.ready = "";
