import { once } from "node:events";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { PortTaken, startEmbedded } from "@/lib/db/embedded";
import { explain } from "@/lib/errors";
import { temporaryFolder } from "../support/folder";

it("says of an embedded server that could not start whether its port is somebody else's", async () => {
  const folder = await temporaryFolder();
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const refused = await startEmbedded(folder.path, () => {}, port).catch((error) => error);
  other.close();
  expect(refused).toBeInstanceOf(PortTaken);
  expect(explain(refused)).toContain("could not create any TCP");
  await (await startEmbedded(folder.path, () => {}, port)).stop();
  await folder.remove();
});
