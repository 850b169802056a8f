import { clientAddress } from "@/app/client";
import { formOf, sameOrigin, seeOther } from "@/app/form";
import { againQuery } from "@/app/subscribe/problems";
import { orUnavailable } from "@/app/unavailable";
import { Denied } from "@/lib/denied";
import { parseAddress } from "@/lib/mail/address";
import { Choices } from "@/lib/subscribers/choices";
import { requestMove } from "@/lib/subscribers/subscribe";
import { changeChoices, deleteData, exportData, pause, resume, subscriberOf } from "@/lib/subscribers/subscriber";

type Context = { params: Promise<{ token: string }> };

/** POST of one of the forms behind the link to the choices: save, pause, resume, move or delete. */
async function post(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = `/subscribe/choices/${encodeURIComponent(token)}`;
  const subscriber = await subscriberOf("choices", token);
  const form = await formOf(request);
  if (!subscriber || !form || !sameOrigin(request)) return seeOther(page);
  if (form.action === "pause") await pause(subscriber.id);
  else if (form.action === "resume") await resume(subscriber);
  else if (form.action === "move") {
    const address = parseAddress(form.address ?? "");
    if (!address) return seeOther(`${page}?problem=address`);
    try {
      await requestMove(subscriber.readerId, address, clientAddress(request.headers));
    } catch (error) {
      if (!(error instanceof Denied)) throw error;
      return seeOther(`${page}?${againQuery(error.code, {}, error.wait)}`);
    }
  } else if (form.action === "delete") {
    await deleteData(subscriber);
    return seeOther("/subscribe?done=deleted");
  } else {
    const choices = Choices.safeParse({ ...form, onlyCode: form.onlyCode ?? false });
    if (!choices.success) return seeOther(`${page}?${againQuery(String(choices.error.issues[0]?.path[0]), form)}`);
    await changeChoices(subscriber.id, choices.data);
  }
  return seeOther(`${page}?done=${encodeURIComponent(form.action ?? "save")}`);
}

export const POST = orUnavailable(post);

/** All that is kept about a subscriber, as JSON to keep. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const subscriber = await subscriberOf("choices", (await params).token);
  if (!subscriber) return Response.json({ error: "This link is not valid, or the data is deleted." }, { status: 404 });
  return Response.json(await exportData(subscriber.id), {
    headers: { "content-disposition": 'attachment; filename="daily-papers.json"', "cache-control": "private, no-store" },
  });
}
