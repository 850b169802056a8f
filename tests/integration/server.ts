import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/lib/db/embedded";

declare module "vitest" {
  export interface ProvidedContext {
    postgres: string;
    site: string;
  }
}

/** One throw-away PostgreSQL for all integration tests; each file makes a database of its own on it. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "daily-papers-"));
  const { chmod } = await import("node:fs/promises");
  await chmod(folder, 0o755); // root's PostgreSQL runs as another user
  const server = await startEmbedded(folder);
  project.provide("postgres", server.url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
