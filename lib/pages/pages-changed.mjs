/**
 * On this channel of a process (node:diagnostics_channel) it is said what pages show differently now. A message has
 * - `papers`: ids of the papers that changed, and `days` that feature them; or neither, where it may be anything,
 * - `removed`: whether something of them may be shown to nobody any more,
 * - `atOnce`: whether whoever changed them looks next, so that the pages of these papers are made anew before anybody gets them,
 * - `next`: where a form without a script leads, whose sender sees there what they did: that page and all lists are made anew, too.
 */
export const PAGES_CHANGED = "daily-papers:pages-changed";
