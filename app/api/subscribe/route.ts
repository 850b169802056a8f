import { clientAddress } from "@/app/client";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { againQuery } from "@/app/subscribe/problems";
import { orUnavailable } from "@/app/unavailable";
import { Denied } from "@/lib/denied";
import { readEnv } from "@/lib/env";
import { parseAddress } from "@/lib/mail/address";
import { mailProblem } from "@/lib/mail/transport";
import { Choices } from "@/lib/subscribers/choices";
import { allowSubscription } from "@/lib/subscribers/limits";
import { requestSubscription } from "@/lib/subscribers/subscribe";

/** POST of a form: asks for the digest. The answer is the same whether or not the address is known. */
async function post(request: Request): Promise<Response> {
  const form = await formOf(request);
  if (!form) return seeOther("/subscribe?problem=address");
  if (form.website) return seeOther("/subscribe/sent"); // a robot; it need not know
  const again = (problem: string, wait?: number) => seeOther(`/subscribe?${againQuery(problem, form, wait)}`);
  if (!sameOrigin(request)) return again("origin");
  const address = parseAddress(form.address ?? "");
  if (!address) return again("address");
  const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ""));
  const choices = Choices.safeParse(given);
  if (!choices.success) return again(String(choices.error.issues[0]?.path[0]));
  if (mailProblem(readEnv())) return again("mail");
  const ip = clientAddress(request.headers);
  try {
    await allowSubscription(ip);
    await requestSubscription(address, choices.data, ip);
  } catch (error) {
    if (!(error instanceof Denied)) throw error;
    return again(error.code, error.wait);
  }
  return seeOther("/subscribe/sent");
}

export const POST = orUnavailable(post);
