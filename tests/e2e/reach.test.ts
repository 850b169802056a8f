import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { networkInterfaces } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../support/folder";
import { ownSite } from "../support/own-site";
import { send } from "./send";

const folder = await temporaryFolder();
afterAll(() => folder.remove());

/** Starts the site on a database of this file with settings, asks it things, and stops it. */
async function running(settings: Record<string, string>, work: (address: string, output: string) => Promise<void>) {
  const site = await ownSite({ DATA_DIR: join(folder.path, "data"), DIGEST: "off", ...settings });
  try {
    await work(site.address, site.run.output());
  } finally {
    await site.close();
  }
}

/** An address of this machine that others of its network use, if it has one. */
const outside = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .find(({ internal, family }) => !internal && family === "IPv4")?.address;
const from = (address: string, host = outside) => `http://${host}:${new URL(address).port}`;

describe("a site", () => {
  it.skipIf(!outside)("is for this machine alone, unless HOST says otherwise", async () => {
    await running({}, async (address, output) => {
      expect(output).toContain("(listening on 127.0.0.1)");
      expect((await fetch(address)).status).toBe(200);
      await expect(send("/", {}, undefined, { site: from(address) })).rejects.toThrow("ECONNREFUSED");
    });
  });

  it.skipIf(!outside)("that is open to the network shows its outbox to this machine alone", async () => {
    await running({ HOST: "0.0.0.0", OUTBOX: "on" }, async (address, output) => {
      expect(output).toContain("(listening on 0.0.0.0)");
      expect((await send("/dev/mail", {}, undefined, { site: address })).status).toBe(200);
      expect((await send("/", {}, undefined, { site: from(address) })).status).toBe(200);
      for (const path of ["/dev/mail", "/%2e/dev/mail", "/./dev/mail", "/_next/../dev/mail", "/dev/mail/preview/confirm"]) {
        for (const said of ["accept", "x-forwarded-for", "x-from-this-machine"]) {
          const headers = { [said]: said === "x-from-this-machine" ? "yes" : "127.0.0.1" };
          const answer = await send(path, headers, undefined, { site: from(address) });
          expect(answer.status, path).toBe(404);
        }
      }
      const missing = await send("/nothing", {}, undefined, { site: from(address) });
      expect([missing.status, missing.text]).toEqual([404, expect.stringContaining("Daily Papers")]);
    });
  });

  it.skipIf(!outside)("on one address of the machine knows its own way to itself", async () => {
    await running({ HOST: outside as string }, async (address) => {
      expect(address).toContain(`//${outside}:`);
      const missing = await send("/nothing", {}, undefined, { site: address });
      expect([missing.status, missing.text]).toEqual([404, expect.stringContaining("Daily Papers")]);
    });
  });

  it("that is public shows its outbox to nobody, also where mail is kept in it", async () => {
    await running({ SITE_URL: "https://papers.example.org", OUTBOX: "on" }, async (address) => {
      for (const path of ["/dev/mail", "/%2e/dev/mail", "/dev/mail/preview/digest"])
        expect((await send(path, {}, undefined, { site: address })).status, path).toBe(404);
    });
  });

  it("answers while it starts, if only to say so", async () => {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address() as AddressInfo;
    probe.close();
    const site = `http://localhost:${port}`;
    const seen = new Set<number>();
    let over = false;
    const asking = (async () => {
      for (; !over; await sleep(20)) {
        const answer = await send("/", {}, undefined, { site }).catch(() => null);
        if (!answer) continue;
        seen.add(answer.status);
        if (answer.status === 503) expect(Number(answer.headers["retry-after"])).toBeGreaterThan(0);
      }
    })();
    await running({ PORT: String(port) }, async () => {
      over = true;
      await asking;
    });
    expect([...seen].filter((status) => status !== 200)).toEqual([503]);
  });
});
