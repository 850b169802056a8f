import { describe, expect, inject, it } from "vitest";
import { kept } from "@/lib/mail/outbox";
import { mailTo } from "./mail";
import { send } from "./send";

const SPELLINGS = [
  "/dev/mail",
  "/%2e/dev/mail",
  "/./dev/mail",
  "/_next/../dev/mail",
  "/_next/static/%2e%2E/../dev/mail",
  "//dev/mail",
  "/dev//mail",
  "/dev/./mail/",
  "/%64ev/mail",
  "/dev%2fmail",
  "/dev\\mail",
  "/dev/mail?x",
  "/dev/mail/preview/digest",
  "/%2e/dev/mail/preview/digest",
];

describe("the outbox is shown", () => {
  it("to a browser on this machine, by any of its names for itself", async () => {
    const { port } = new URL(inject("site"));
    for (const host of ["localhost", `localhost:${port}`, "127.0.0.1", `127.1.2.3:${port}`, "[::1]", `[::1]:${port}`])
      expect((await send("/dev/mail", { host })).status, host).toBe(200);
  });

  it.each(SPELLINGS)("to nobody whom a proxy on this machine passes on: %s", async (path) => {
    for (const name of ["x-forwarded-for", "forwarded", "via", "x-real-ip", "x-forwarded-host", "x-forwarded-proto"]) {
      for (const said of ["203.0.113.9", "127.0.0.1", "for=127.0.0.1", "", "10.0.0.1"]) {
        const { status, text } = await send(path, { [name]: said, "x-from-this-machine": "yes" });
        expect([308, 400, 404], `${name}: ${said}`).toContain(status);
        expect(text).not.toContain("Outbox");
      }
    }
  });

  it.each(SPELLINGS)("to no page of another site that lets its name lead here: %s", async (path) => {
    for (const host of [
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "evil.example:80",
      "0x7f.1",
      "localhost@evil.example",
      "[::2]",
    ]) {
      const { status, text } = await send(path, { host });
      expect([308, 400, 404], host).toContain(status);
      expect(text).not.toContain("Outbox");
    }
  });

  it("with each of its mails under the same guard", async () => {
    const ask = "address=of-the-outbox@example.org";
    await send("/api/subscribe", { origin: inject("site"), "content-type": "application/x-www-form-urlencoded" }, ask);
    await mailTo("of-the-outbox@example.org", /./);
    const [name] = await kept(inject("dataDir"));
    for (const path of [`/dev/mail/${name}`, `/dev/mail/${name}/html`]) {
      expect((await send(path)).status).toBe(200);
      expect((await send(path, { "x-forwarded-for": "127.0.0.1" })).status).toBe(404);
      expect((await send(path, { host: "evil.example" })).status).toBe(404);
      expect((await send(path.replace("/dev", "/%2e/dev"), { "x-forwarded-for": "127.0.0.1" })).status).toBe(404);
    }
  });
});
