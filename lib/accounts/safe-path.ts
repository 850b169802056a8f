const BASE = "http://this-site.invalid";

/**
 * A path of this site to go on to, from what an address or a form says; anything that a browser could take for another site is
 * `otherwise`.
 */
export function safePath(given: string | null | undefined, otherwise = "/"): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop some of them, which is what is refused
  if (!given || given.length > 2000 || !given.startsWith("/") || /[\\\u0000-\u0020]/.test(given)) return otherwise;
  if (!URL.canParse(given, BASE)) return otherwise;
  const { origin, pathname, search, hash } = new URL(given, BASE);
  // "/.//other.example" becomes "//other.example" when it is parsed.
  return origin === BASE && !pathname.startsWith("//") ? `${pathname}${search}${hash}` : otherwise;
}
