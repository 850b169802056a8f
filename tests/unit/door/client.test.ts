import type { IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { trustOf } from "@/lib/trusted-proxies.mjs";
import { addressOf, clientOf, nameClient } from "../../../bin/door/client.mjs";

const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage & { headers: Record<string, string> };

const seen = (trust: string | undefined, peer: string, forwardedFor?: string) =>
  clientOf(from(peer, forwardedFor === undefined ? {} : { "x-forwarded-for": forwardedFor }), trustOf(trust));

describe("the client", () => {
  it("is who connects, whatever they say, where no proxy is trusted", () => {
    expect(seen(undefined, "192.168.1.7", "127.0.0.1")).toBe("192.168.1.7");
    expect(seen("", "::ffff:10.0.0.9", "203.0.113.1")).toBe("10.0.0.9");
    expect(seen("10.0.0.1", "10.0.0.2", "127.0.0.1")).toBe("10.0.0.2");
  });

  it("is whom a trusted proxy names, not whom the client names to the proxy", () => {
    expect(seen("loopback", "::ffff:127.0.0.1", "127.0.0.1, 203.0.113.9")).toBe("203.0.113.9");
    expect(seen("loopback, 10.0.0.0/8", "::1", "8.8.8.8, 198.51.100.1, 10.1.2.3")).toBe("198.51.100.1");
    expect(seen("loopback", "127.0.0.1")).toBe("127.0.0.1");
  });

  it("is found by the number of proxies", () => {
    expect(seen("1", "172.16.0.1", "8.8.8.8, 203.0.113.9")).toBe("203.0.113.9");
    expect(seen("2", "172.16.0.1", "8.8.8.8, 203.0.113.9, 10.0.0.1")).toBe("203.0.113.9");
  });

  it.each(["unknown", "_hidden", "999.1.1.1", "<script>", "a".repeat(5000), ",", " ", '"', "1.2.3.4.5", "::1::", "-1"])(
    "is the proxy itself where that names what is no address: %s",
    (garbage) => {
      expect(seen("loopback", "127.0.0.1", garbage)).toBe("127.0.0.1");
      expect(seen("loopback", "127.0.0.1", `203.0.113.1, ${garbage}`)).toMatch(/^(127\.0\.0\.1|203\.0\.113\.1)$/);
    },
  );

  it("has one spelling", () => {
    expect(addressOf("203.0.113.9:55555")).toBe("203.0.113.9");
    expect(addressOf("[2001:db8::1]:443")).toBe("2001:db8::1");
    expect(addressOf("fe80::1%eth0")).toBe("fe80::1");
    for (const mapped of ["::ffff:203.0.113.9", "::FFFF:cb00:7109", "0:0:0:0:0:ffff:cb00:7109"])
      expect(addressOf(mapped)).toBe("203.0.113.9");
    expect(addressOf("2001:0DB8:0:0::0001")).toBe("2001:db8::1");
  });
});

describe("what is passed on of the client", () => {
  const passed = (peer: string, headers: Record<string, string>, trust?: string) => {
    const request = from(peer, headers);
    nameClient(request, trustOf(trust));
    return request.headers;
  };

  it("is said by the door alone", () => {
    const claims = { "x-from-this-machine": "yes", "x-forwarded-for": "127.0.0.1", host: "localhost" };
    expect(passed("203.0.113.1", claims)).toEqual({
      "x-from-this-machine": "no",
      "x-forwarded-for": "203.0.113.1",
      host: "localhost",
    });
  });

  it("is not this machine where a proxy on it says nothing at all, as nginx does by default in HTTP/1.0", () => {
    const request = Object.assign(from("127.0.0.1", { host: "127.0.0.1:3000" }), { httpVersion: "1.0" });
    nameClient(request, trustOf(undefined));
    expect(request.headers["x-from-this-machine"]).toBe("no");
  });

  it.each([
    "forwarded",
    "via",
    "x-real-ip",
    "x-forwarded",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-forwarded-server",
    "x-client-ip",
    "x-cluster-client-ip",
    "true-client-ip",
    "cf-connecting-ip",
  ])("is not this machine where a proxy on it says %s, and nobody behind sees it", (name) => {
    expect(passed("127.0.0.1", {})).toMatchObject({ "x-from-this-machine": "yes", "x-forwarded-for": "127.0.0.1" });
    for (const trust of [undefined, "loopback"]) {
      const headers = passed("::ffff:127.0.0.1", { [name]: "for=127.0.0.1" }, trust);
      expect(headers["x-from-this-machine"]).toBe("no");
      if (name !== "x-forwarded-for") expect(headers).not.toHaveProperty(name);
    }
  });
});
