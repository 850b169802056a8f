import { createServer } from "node:http";
import { hasBearer } from "../lib/bearer";
import { metricsText } from "../lib/metrics/metrics";
import { isThisMachine } from "../lib/this-machine.mjs";
import { nameClient } from "./door/client.mjs";
import { answeredHealth } from "./health.mjs";

/**
 * Answers /healthz, /readyz and /metrics for a program that serves no pages; the metrics for this machine, or for who has the token.
 * @param notReady why it is not ready; null where it is
 * @returns the port, and a function that ends it
 */
export async function serveWorkerHealth(
  { host, port, token }: { host: string; port: number; token?: string },
  notReady: () => string | null,
): Promise<{ port: number; end: () => Promise<void> }> {
  const server = createServer((request, response) => {
    if (answeredHealth(request, response, notReady())) return;
    const headers = new Headers({ authorization: request.headers.authorization ?? "" });
    nameClient(request, () => false);
    const { host = "", "x-from-this-machine": near } = request.headers;
    const isNear = near === "yes" && isThisMachine(host); // as app/client.ts has it
    const allowed = isNear || hasBearer(new Request("http://worker", { headers }), token);
    if (request.url !== "/metrics" || !allowed) return void response.writeHead(request.url === "/metrics" ? 401 : 404).end();
    metricsText().then(
      ({ type, text }) => response.writeHead(200, { "content-type": type }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((listening, fail) => {
    server.once("error", fail);
    server.listen(port, host, listening);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address ? address.port : port,
    end: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
