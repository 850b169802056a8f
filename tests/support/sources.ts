import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

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
    if (response.writableEnded) return;
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
