import { linkIn, mailTo } from "./mail";
import { send } from "./send";

/** Signs somebody in at a site without a browser. Returns their cookies, as the header of a request has them. */
export async function signInByForms(site: string, dataDir: string, address: string): Promise<string> {
  const headers = { origin: site, "content-type": "application/x-www-form-urlencoded" };
  await send("/api/sign-in", headers, new URLSearchParams({ address }).toString(), { site });
  const { mail } = await mailTo(address, /^Sign in/, { dataDir });
  const token = linkIn(mail.text, "/sign-in/confirm/").match(/confirm\/([^?\s]+)/)?.[1] as string;
  const username = address.split("@")[0] as string;
  const names = new URLSearchParams({ token, name: username, username });
  const answer = await send("/api/sign-in/confirm", headers, names.toString(), { site });
  const cookies = (answer.headers["set-cookie"] as string[] | undefined) ?? [];
  if (!cookies.length) throw new Error(`${address} was not signed in: ${answer.status} ${answer.headers.location}`);
  return cookies.map((cookie) => cookie.split(";")[0]).join("; ");
}
