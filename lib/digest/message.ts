import type { Edition } from "../db/generated/client";
import { siteUrl } from "../env";
import { SITE_NAME } from "../mail/compose";
import { relaxedBody } from "../mail/dkim";
import { encode } from "../mail/encode";
import { linkToken } from "../mail/link-token";
import { dateLine, signedHead } from "../mail/message";
import { fill, type Stencil, stencil } from "../mail/stencil";
import type { Outgoing, Transport } from "../mail/transport";
import { isWireReady } from "../mail/wire";
import { placeholders } from "./compose";

/** An edition, encoded, with holes where each reader's tokens go. */
export type Prepared = {
  id: string;
  head: string;
  body: Stencil;
  /** The body as DKIM hashes it; the same object where canonicalisation changes nothing. */
  canonical: Stencil;
  /** For each hole, in order, whether it is a token to unsubscribe or to change the choices. */
  holes: ("unsubscribe" | "choices")[];
  wireReady: boolean;
  site: string;
};

type Text = Pick<Edition, "id" | "subject" | "html" | "text" | "frequency">;

/** Encodes an edition once, for all of its readers. */
export async function prepare(edition: Text, transport: Pick<Transport, "from">): Promise<Prepared> {
  const site = siteUrl();
  const host = new URL(site).hostname;
  const { head, body } = await encode(
    {
      from: transport.from,
      subject: edition.subject,
      html: edition.html,
      text: edition.text,
      headers: {
        "List-Id": `${SITE_NAME} <digest.${host}>`,
        "Feedback-ID": `${edition.id.slice(0, 8)}:${edition.frequency}:digest:${host}`,
        Precedence: "bulk",
        "Auto-Submitted": "auto-generated",
      },
    },
    edition.id,
  );
  const { unsubscribe, choices } = await placeholders(edition.id);
  const names = [unsubscribe, choices];
  const raw = stencil(body, names);
  const relaxed = relaxedBody(body);
  const canonical = relaxed.equals(body) ? raw.stencil : stencil(relaxed, names).stencil;
  return {
    id: edition.id,
    head,
    body: raw.stencil,
    canonical,
    holes: raw.found.map((i) => (i === 0 ? "unsubscribe" : "choices")),
    wireReady: isWireReady(body),
    site,
  };
}

/** The Message-ID of a delivery: the same at each attempt, so that a second copy is known as one. */
function deliveryMessageId(editionId: string, subscriptionId: string, domain: string): string {
  return `<${editionId}.${subscriptionId}@${domain}>`;
}

/** The message to one reader: RFC 2369 and RFC 8058 headers, their own links, signed. */
export async function personalise(
  prepared: Prepared,
  reader: { id: string; address: string },
  { transport, secret, now }: { transport: Pick<Transport, "domain" | "dkim">; secret: string; now: Date },
): Promise<Outgoing> {
  const tokens = {
    unsubscribe: linkToken(secret, "unsubscribe", reader.id),
    choices: linkToken(secret, "choices", reader.id),
  };
  const values = prepared.holes.map((hole) => tokens[hole]);
  const messageId = deliveryMessageId(prepared.id, reader.id, transport.domain);
  const head =
    `To: ${reader.address}\r\nMessage-ID: ${messageId}\r\n${dateLine(now)}` +
    `List-Unsubscribe: <${prepared.site}/api/unsubscribe/${tokens.unsubscribe}>\r\n` +
    `List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n${prepared.head}`;
  const body = fill(prepared.body, values);
  const canonical = prepared.canonical === prepared.body || !transport.dkim ? body : fill(prepared.canonical, values);
  const signed = await signedHead(head, transport.dkim, canonical, now);
  return { to: reader.address, messageId, pieces: [signed, ...body], wireReady: prepared.wireReady };
}
