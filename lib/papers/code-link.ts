const REPOSITORY = /(?:https?:\/\/)?(?:www\.)?github\.com\/([A-Za-z\d](?:[A-Za-z\d-]{0,38}))\/([\w.-]{1,100})/gi;

// First segments of github.com that are pages of its own, not people.
const NOT_OWNERS = new Set([
  "about",
  "apps",
  "collections",
  "contact",
  "customer-stories",
  "enterprise",
  "events",
  "explore",
  "features",
  "login",
  "marketplace",
  "notifications",
  "orgs",
  "pricing",
  "search",
  "security",
  "settings",
  "sponsors",
  "topics",
  "trending",
  "users",
]);

/**
 * The first GitHub repository named in a text, as `https://github.com/OWNER/NAME`: without the full stop that ended the
 * sentence, without `.git`, without what follows the name. Null where there is none.
 */
export function findCodeUrl(text: string): string | null {
  for (const [, owner, rawName] of text.matchAll(REPOSITORY)) {
    const name = (rawName as string)
      .replace(/[.]+$/, "")
      .replace(/\.git$/i, "")
      .replace(/[.]+$/, "");
    if (!owner || !name || NOT_OWNERS.has(owner.toLowerCase())) continue;
    return `https://github.com/${owner}/${name}`;
  }
  return null;
}
