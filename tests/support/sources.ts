import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseArxivId } from "@/lib/papers/arxiv-id";
import { type AtArxiv, atomAnswer, atomError } from "./made-up";

type Handler = (
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
) => string | { status: number; body?: string; location?: string } | undefined;

/** A server on this machine that stands in for another site; answers as `handle` says, 404 where that says nothing, and keeps what was asked. */
export async function standIn(handle: Handler) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const answer = handle(request.url ?? "", request, response);
    if (response.headersSent) return;
    const {
      status,
      body = "",
      location,
    } = typeof answer === "string" ? { status: 200, body: answer, location: undefined } : (answer ?? { status: 404 });
    response.writeHead(status, location ? { location } : {}).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}

/**
 * What arXiv's query API answers to an address with an `id_list`. It refuses what arXiv refuses: an id that is none makes an error of the
 * whole request, an id without a paper is left out, `max_results` is 10 unless it is said, and an address can be too long.
 * @param has what arXiv has under an id; null for nothing
 */
export function arxivAnswer(
  path: string,
  has: (id: string) => AtArxiv | null = (id) => ({ id }),
): { status: number; body: string } {
  if (path.length > 8000) return { status: 414, body: "<html><title>414 Request-URI Too Large</title></html>" };
  const query = new URL(path, "http://arxiv").searchParams;
  const ids = (query.get("id_list") ?? "").split(",");
  const wrong = ids.find((id) => !parseArxivId(id));
  if (wrong !== undefined) return { status: 400, body: atomError(`incorrect id format for ${wrong}`) };
  const most = Number(query.get("max_results") ?? 10);
  if (most > 2000) return { status: 400, body: atomError("max_results must be at most 2000") };
  return { status: 200, body: atomAnswer(ids.slice(0, most).flatMap((id) => has(id) ?? [])) };
}

/** What OpenReview answers of one paper. */
export function openReviewAnswer(id: string, published: number): string {
  const content = {
    title: { value: `A paper of OpenReview ${id}` },
    abstract: { value: "What it says, with code at https://github.com/example/openreview." },
    authors: { value: ["Ada Lovelace", "Grace Hopper"] },
    venue: { value: "ICLR 2026" },
    keywords: { value: ["tests"] },
  };
  return JSON.stringify({ notes: [{ id, pdate: published, content }], count: 1 });
}
