import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/lib/db/embedded";
import { temporaryFolder } from "../support/folder";

declare module "vitest" {
  export interface ProvidedContext {
    postgres: string;
    site: string;
    dataDir: string;
  }
}

/** One throw-away PostgreSQL for all integration tests; each file makes a database of its own on it. */
export default async function setup(project: TestProject) {
  const folder = await temporaryFolder();
  const server = await startEmbedded(folder.path);
  project.provide("postgres", server.url);
  return async () => {
    await server.stop();
    await folder.remove();
  };
}
