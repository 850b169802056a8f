import { describe, expect, it } from "vitest";
import { EnvError, isPublic, isTriedOut, ownUrl, readEnv, siteUrl } from "@/lib/env";
import { explain, UserError } from "@/lib/errors";
import { isThisMachine } from "@/lib/this-machine.mjs";

describe("the settings", () => {
  it("have defaults, and an empty value is one that is not set", () => {
    expect(readEnv({ PORT: "", DATABASE_URL: "" })).toMatchObject({ PORT: 3000, INGEST: "on", ARXIV_INTERVAL_MS: 3000 });
  });

  it("name everything that is wrong at once", () => {
    const wrong = () => readEnv({ PORT: "99999", DATABASE_URL: "mysql://x", SITE_URL: "nonsense", CONTACT: "me\r\nX: y" });
    expect(wrong).toThrow(EnvError);
    expect(wrong).toThrow(/PORT[\s\S]*DATABASE_URL: must look like postgresql:[\s\S]*SITE_URL[\s\S]*CONTACT/);
  });
});

describe("where the site is", () => {
  it("is this machine alone, unless HOST opens it", () => {
    expect(readEnv({}).HOST).toBe("127.0.0.1");
    for (const HOST of ["0.0.0.0", "::", "192.168.1.5", "localhost", "papers.example.org"])
      expect(readEnv({ HOST }).HOST).toBe(HOST);
    for (const HOST of ["http://x", "a b", "0.0.0.0:3000", "-"])
      expect(() => readEnv({ HOST }), HOST).toThrow(/HOST: must be an address/);
  });

  it("is reached from this machine at an address that leads there", () => {
    const at = (HOST: string) => ownUrl({ HOST, PORT: 3000 });
    for (const HOST of ["127.0.0.1", "localhost", "::1", "0.0.0.0", "::"]) expect(at(HOST)).toBe("http://localhost:3000");
    expect(at("192.168.1.5")).toBe("http://192.168.1.5:3000");
    expect(at("2001:db8::1")).toBe("http://[2001:db8::1]:3000");
    expect(siteUrl(readEnv({ HOST: "192.168.1.5", PORT: "80" }))).toBe("http://192.168.1.5:80");
  });

  it("is behind the proxies of TRUST_PROXY", () => {
    for (const TRUST_PROXY of ["loopback", "10.0.0.0/8, ::1", "uniquelocal,203.0.113.7", "1", "2"])
      expect(readEnv({ TRUST_PROXY }).TRUST_PROXY).toBe(TRUST_PROXY);
    for (const TRUST_PROXY of ["yes", "10.0.0.0/99", "proxy.example.org", ",", "0", "-1", "loopback;10.0.0.1"])
      expect(() => readEnv({ TRUST_PROXY }), TRUST_PROXY).toThrow(/TRUST_PROXY: must be addresses or subnets/);
  });

  it("is public where SITE_URL names no name of this machine, however it is written", () => {
    const isPublicAt = (SITE_URL: string) => isPublic(readEnv({ SITE_URL }));
    for (const url of ["http://localhost", "http://127.0.0.1:8080", "https://[::1]:3000", "http://127.1", "http://LOCALHOST/"])
      expect(isPublicAt(url), url).toBe(false);
    for (const url of ["https://papers.example.org", "http://localhost.example.org", "http://localhost:x@evil.example"])
      expect(isPublicAt(url), url).toBe(true);
    expect(isTriedOut(readEnv({ SITE_URL: "https://papers.example.org", OUTBOX: "on" }))).toBe(false);
    expect(isTriedOut(readEnv({ OUTBOX: "on" }))).toBe(true);
  });

  it("is this machine only by its names for itself", () => {
    for (const host of ["localhost", "localhost:3000", "127.0.0.1", "127.9.9.9:1", "[::1]", "[::1]:3000", "LocalHost"])
      expect(isThisMachine(host), host).toBe(true);
    for (const host of [
      "",
      "localhost.",
      "evil.example",
      "localhost.evil.example",
      "127.0.0.1.evil.example",
      "localhost:",
      "x@localhost",
      "[::2]",
      "::1",
      "127.1",
      "localhost\n",
    ])
      expect(isThisMachine(host), host).toBe(false);
  });
});

describe("an error that people cause", () => {
  it("is explained in a sentence, however deep it is wrapped", () => {
    expect(explain(new UserError("Do this."))).toBe("Do this.");
    expect(explain(Object.assign(new Error("x"), { code: "ENOSPC" }))).toMatch(/disk is full/);
    expect(
      explain(new Error("x", { cause: new AggregateError([Object.assign(new Error("y"), { code: "ECONNREFUSED" })]) })),
    ).toMatch(/No database server/);
    expect(explain(new Error("a bug"))).toBeNull();
  });
});
