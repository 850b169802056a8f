import { describe, expect, it } from "vitest";
import { EnvError, readEnv } from "@/lib/env";
import { explain, UserError } from "@/lib/errors";

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
