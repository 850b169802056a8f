import { after } from "next/server";
import { formOf, sameOrigin, seeOther } from "@/app/see-other";
import { sendLetters } from "@/lib/digest/run";
import { readEnv } from "@/lib/env";
import { parseAddress } from "@/lib/mail/address";
import { mailProblem } from "@/lib/mail/transport";
import { Choices } from "@/lib/subscribers/choices";
import { networkAllowed } from "@/lib/subscribers/limits";
import { requestSubscription } from "@/lib/subscribers/subscribe";

/** POST of a form: asks for the digest. The answer is the same whether or not the address is known. */
export async function POST(request: Request): Promise<Response> {
  const form = await formOf(request);
  if (!form) return seeOther("/subscribe?problem=address");
  if (form.website) return seeOther("/subscribe/sent"); // a robot; it need not know
  const back = `/subscribe?address=${encodeURIComponent((form.address ?? "").slice(0, 300))}&problem=`;
  if (!sameOrigin(request)) return seeOther(`${back}origin`);
  const address = parseAddress(form.address ?? "");
  if (!address) return seeOther(`${back}address`);
  const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
  const choices = Choices.safeParse(given);
  if (!choices.success) return seeOther(`${back}${String(choices.error.issues[0]?.path[0])}`);
  if (mailProblem(readEnv())) return seeOther(`${back}mail`);
  if (!(await networkAllowed(request.headers.get("x-forwarded-for") ?? ""))) return seeOther(`${back}often`);
  await requestSubscription(address, choices.data);
  after(sendLetters);
  return seeOther("/subscribe/sent");
}
