import { notFound } from "next/navigation";
import { exampleDigest } from "@/lib/digest/example";
import { exampleInvitation } from "@/lib/invitations/letter";
import { alreadyLetter, confirmationLetter, moveLetter } from "@/lib/subscribers/letters";
import { mailPage, outboxDir } from "../../allowed";

const TOKEN = "a-link-of-nobody";
const TEMPLATES: Record<string, () => Promise<{ html: string } | null>> = {
  digest: exampleDigest,
  confirm: () => confirmationLetter("you@example.org", TOKEN),
  already: () => alreadyLetter("you@example.org", TOKEN),
  invitation: exampleInvitation,
  move: () => moveLetter("you@example.org", TOKEN),
};

/** A template with the papers that are there, as a page of its own. */
export async function GET(_request: Request, { params }: { params: Promise<{ template: string }> }): Promise<Response> {
  await outboxDir();
  const { template } = await params;
  const mail = await (Object.hasOwn(TEMPLATES, template) ? TEMPLATES[template] : undefined)?.();
  if (!mail) notFound();
  return mailPage(mail.html);
}
