import { describe, expect, it } from "vitest";
import { DisplayName, Username } from "@/lib/accounts/names";

describe("a username", () => {
  it.each([
    ["ada", "ada"],
    [" Ada-Lovelace ", "ada-lovelace"],
    ["a1b", "a1b"],
  ])("may be %j", (given, kept) => expect(Username.parse(given)).toBe(kept));

  it.each(["ab", "1ada", "-ada", "ada-", "ada--x", "ada lovelace", "ada/../x", "admin", "ädä", "a".repeat(31), "ada\n"])(
    "may not be %j",
    (given) => {
      const parsed = Username.safeParse(given);
      expect(parsed.success && parsed.data === given).toBe(false);
    },
  );
});

describe("a name", () => {
  it("is one line, without what turns or hides the text around it", () => {
    expect(DisplayName.parse("  Ada \u202e evil\u200b\n Lovelace ")).toBe("Ada evil Lovelace");
    expect(DisplayName.safeParse("\u200b \n").success).toBe(false);
    expect(DisplayName.safeParse("x".repeat(61)).success).toBe(false);
  });
});
