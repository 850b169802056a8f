import { expect, it } from "vitest";
import { appear } from "@/lib/db/presence";
import { silentServer } from "../support/smtp";

it("gives up a database that takes the connection and says nothing, instead of waiting for ever", async () => {
  const silent = await silentServer();
  await expect(appear(silent.url.replace("smtp://", "postgresql://papers@").concat("/papers"))).rejects.toThrow("timeout");
  silent.close();
});
