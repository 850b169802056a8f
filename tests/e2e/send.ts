import { request as httpRequest } from "node:http";
import { inject } from "vitest";

export type Answer = { status: number; headers: Record<string, unknown>; text: string };
type Options = { method?: string; site?: string };

/**
 * A request to the site as its headers say, without what a browser or fetch would add, and its address as it is written.
 * @param body makes it a POST, where no method is named
 */
export function send(
  path: string,
  headers: Record<string, string> = {},
  body?: string | Buffer,
  { method = body === undefined ? "GET" : "POST", site = inject("site") }: Options = {},
): Promise<Answer> {
  const { hostname, port } = new URL(site);
  return new Promise((resolve, reject) => {
    const options = { hostname, port, path, method, headers: { host: `localhost:${port}`, ...headers }, agent: false };
    const request = httpRequest(options, (response) => {
      let text = "";
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}
