import { describe, expect, it } from "vitest";
import { effectiveRole } from "@/lib/accounts/roles";

const ada = { role: "member", email: "ada@example.org", emailVerified: true };

describe("the role of somebody", () => {
  it("is what the database says where no administrators are named", () => {
    expect(effectiveRole({ ...ada, role: "admin" }, {})).toBe("admin");
    expect(effectiveRole({ ...ada, role: "curator" }, {})).toBe("curator");
  });

  it("is administrator for those named in ADMIN_EMAILS, and for nobody else", () => {
    const env = { ADMIN_EMAILS: ["ada@example.org"] };
    expect(effectiveRole(ada, env)).toBe("admin");
    expect(effectiveRole({ ...ada, email: "bob@example.org", role: "admin" }, env)).toBe("member");
    expect(effectiveRole({ ...ada, email: "bob@example.org", role: "curator" }, env)).toBe("curator");
  });

  it("is not administrator for an address that a provider says of somebody and nobody has proved", () => {
    expect(effectiveRole({ ...ada, emailVerified: false }, { ADMIN_EMAILS: ["ada@example.org"] })).toBe("member");
  });
});
