"use client";

import { useEffect } from "react";
import { brokenPictures } from "./broken-pictures";
import { copying } from "./copying";
import { inlineLinks } from "./inline-links";
import { keyboard } from "./keyboard";
import { moreOnScroll } from "./more-on-scroll";
import { themeToggle } from "./theme-toggle";
import { timeZone } from "./time-zone";

/** What a script adds to pages that work without it. Each listens on the document, so papers loaded later are included. */
export function Enhance() {
  useEffect(() => {
    const ended = new AbortController();
    for (const start of [keyboard, inlineLinks, moreOnScroll, themeToggle, copying, brokenPictures, timeZone])
      start(ended.signal);
    document.documentElement.dataset.ready = "";
    return () => ended.abort();
  }, []);
  return null;
}
