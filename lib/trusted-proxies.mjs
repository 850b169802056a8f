import proxyAddr from "proxy-addr";

/**
 * Whom to believe, from the setting TRUST_PROXY: addresses, subnets or names of them, separated by commas, or how many proxies, 1 to
 * 99, stand before the server. Without it nobody is.
 * @returns {(address: string, hops: number) => boolean}
 * @throws TypeError where it is none of these
 */
export function trustOf(setting) {
  if (!setting) return () => false;
  if (/^[1-9]\d?$/.test(setting)) return (_, hops) => hops < Number(setting);
  if (/^\d+$/.test(setting)) throw new TypeError(`There are no ${setting} proxies before the server.`);
  return proxyAddr.compile(setting.split(",").map((one) => one.trim()));
}
