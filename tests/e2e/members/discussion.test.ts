import type { Page } from "playwright";
import { describe, expect, inject, it } from "vitest";
import { expectAccessible } from "../browser";
import { linkIn, mailTo } from "../mail";
import { mine, signInHere, testPeople } from "./people";

const { visit, as } = testPeople();
async function read(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await mine(page);
}
const comment = (page: Page, text: string) => page.locator("article.comment", { hasText: text }).last();
async function say(page: Page, text: string, shown: string): Promise<void> {
  await page.fill("#discussion > form textarea", text);
  await page.click("#discussion > form >> text=Comment");
  await comment(page, shown).waitFor();
}

describe("a discussion", () => {
  const PATH = "/papers/2510.00110";

  it("shows what somebody writes, with formulas and emphasis, and nothing that runs", async () => {
    const ann = await as("ann@example.org");
    await read(ann, PATH);
    await say(ann, "Why is $x_1 < x_2$ *always*? <script>window.hacked=1</script> [here](javascript:alert(1))", "always");
    const first = comment(ann, "always");
    expect(await first.locator("math").count()).toBe(1);
    expect(await first.locator("em").textContent()).toBe("always");
    expect(await ann.evaluate(() => "hacked" in window)).toBe(false);
    expect(await first.locator(".prose a[href]").count()).toBe(0);
  });

  it("takes an answer and a vote of somebody else", async () => {
    const ben = await as("ben@example.org");
    await read(ben, PATH);
    await comment(ben, "always").getByText("Reply").click();
    await ben.locator(".opened textarea").fill("It is **not**, see section 3.");
    await expectAccessible(ben);
    await ben.click(".opened button:has-text('Reply')");
    await comment(ben, "section 3").waitFor();
    const vote = comment(ben, "always").first().locator("> footer button");
    await vote.click();
    await ben.waitForFunction((button) => button?.getAttribute("aria-pressed") === "true", await vote.elementHandle());
  });

  it("mails the answer, and the mail leads to it", async () => {
    const ann = await as("ann@example.org");
    const { mail } = await mailTo("ann@example.org", /^Ben replied to your comment/);
    expect(mail.text).toContain("It is **not**, see section 3.");
    await read(ann, linkIn(mail.text, PATH));
    await expectAccessible(ann);
    expect(await comment(ann, "section 3").evaluate((element) => element.matches(":target"))).toBe(true);
    await expect.poll(() => ann.locator(".comment-votes [data-votes]").first().textContent()).toBe("1");
    expect(await ann.locator("#discussion-title").textContent()).toBe("Discussion 2");
  });

  it("lets the writer edit, and keeps what was said before", async () => {
    const ann = await as("ann@example.org");
    await read(ann, PATH);
    await comment(ann, "always").first().getByText("Edit or delete").click();
    await ann.locator(".opened textarea").fill("Why is it so? Edited.");
    await ann.click(".opened button:has-text('Save')");
    await comment(ann, "Edited.").waitFor();
    await comment(ann, "Edited.").first().getByText("edited", { exact: true }).click();
    await ann.getByText("History of a comment").waitFor();
    expect(await ann.locator("ol li").count()).toBe(2);
    await expectAccessible(ann);
  });

  it("sends no more mail after one click in the mail program; opening the same address ends nothing", async () => {
    const ann = await as("ann@example.org");
    const { raw } = await mailTo("ann@example.org", /^Ben replied to your comment/);
    const oneClick = raw.match(/^List-Unsubscribe:\s+<(.+)>\r$/m)?.[1] as string;
    await ann.goto(oneClick);
    await ann.getByText("Mail about this discussion").waitFor();
    await expectAccessible(ann);
    const answer = await fetch(oneClick, {
      method: "POST",
      body: "List-Unsubscribe=One-Click",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    expect(answer.status).toBe(200);
    await ann.reload();
    await ann.getByText("Hear of this discussion again").waitFor();
  });

  it("restores a deleted comment by one click", async () => {
    const ann = await as("ann@example.org");
    await read(ann, PATH);
    await comment(ann, "Edited.").first().getByText("Edit or delete").click();
    await ann.click(".opened button:has-text('Delete')");
    await ann.getByText("Comment deleted.").waitFor();
    await expectAccessible(ann);
    await ann.click(".toast button");
    await comment(ann, "Edited.").first().waitFor();
  });

  it("keeps the place of a deleted comment that was answered", async () => {
    const ann = await as("ann@example.org");
    await read(ann, PATH);
    await comment(ann, "Edited.").first().getByText("Edit or delete").click();
    await ann.click(".opened button:has-text('Delete')");
    await ann.getByText("This comment was deleted by its author.").waitFor();
    await comment(ann, "section 3").waitFor();
  });

  it("takes no word from somebody signed out, but keeps what they wrote until they have signed in", async () => {
    const page = await visit("/papers/2510.00111");
    await page.fill("#discussion > form textarea", "Typed before signing in");
    await page.click("#discussion > form >> text=Comment");
    await page.waitForURL("**/sign-in?**");
    await signInHere(page, "cat@example.org");
    await mine(page);
    expect(await page.locator("#discussion > form textarea").inputValue()).toBe("Typed before signing in");
    await page.click("#discussion > form >> text=Comment");
    await comment(page, "Typed before").waitFor();
  });

  it("keeps a draft over a reload and in another tab, until it is posted", async () => {
    const page = await as("cat@example.org");
    await read(page, "/papers/2510.00111");
    await page.locator("#discussion > form textarea").pressSequentially("Half a thought");
    await page.reload();
    expect(await page.locator("#discussion > form textarea").inputValue()).toBe("Half a thought");
    const tab = await page.context().newPage();
    await tab.goto("/papers/2510.00111");
    await mine(tab);
    expect(await tab.locator("#discussion > form textarea").inputValue()).toBe("Half a thought");
    await tab.click("#discussion > form >> text=Comment");
    await comment(tab, "Half a thought").waitFor();
    await page.reload();
    expect(await page.locator("#discussion > form textarea").inputValue()).toBe("");
    await tab.close();
  });

  it("keeps what was written where the connection breaks", async () => {
    const page = await as("dan@example.org");
    await read(page, "/papers/2510.00112");
    await page.route("**/api/comments", (route) => route.abort());
    await page.fill("#discussion > form textarea", "Not lost");
    await page.click("#discussion > form >> text=Comment");
    await page.getByText("what you wrote is still here").waitFor();
    expect(await page.locator("#discussion > form textarea").inputValue()).toBe("Not lost");
    await page.unroute("**/api/comments");
    await page.click("#discussion > form >> text=Comment");
    await comment(page, "Not lost").waitFor();
  });

  it("works without JavaScript too: write, answer, change, delete", async () => {
    const page = await as("eve@example.org", { javaScriptEnabled: false });
    await page.goto("/papers/2510.00113");
    await page.fill("#discussion > form textarea", "Plainly said");
    await page.click("#discussion > form >> text=Comment");
    await comment(page, "Plainly said").getByText("Reply").click();
    await page.fill("#reply textarea", "And answered");
    await page.click("#reply button");
    await comment(page, "And answered").getByText("Reply").click();
    await page.fill("#edit textarea", "And changed");
    await page.click("#edit >> text=Save");
    await comment(page, "And changed").getByText("Reply").click();
    await page.click("#edit >> text=Delete");
    await page.getByText("You can undo this for 10 seconds.").waitFor();
    await page.click("button:has-text('Undo')");
    await comment(page, "And changed").getByText("Reply").click();
    await page.click("#edit >> text=Delete");
    await page.click("text=Back to the discussion");
    await comment(page, "Plainly said").waitFor();
    expect(await page.locator("article.comment").count()).toBe(1);
  });

  it("fits on a phone, deep as it may go", async () => {
    const page = await as("fay@example.org", { viewport: { width: 390, height: 844 } });
    await read(page, "/papers/2510.00114");
    await say(
      page,
      `Depth 0 ${"averylongwordthatcannotbebroken".repeat(6)}\n\n\`\`\`\n${"code ".repeat(60)}\n\`\`\``,
      "Depth 0",
    );
    for (let depth = 1; depth <= 7; depth++) {
      await comment(page, `Depth ${depth - 1}`)
        .getByText("Reply")
        .click();
      await page.fill(".opened textarea", `Depth ${depth} | $\\sum_{i=1}^{n} x_i$`);
      await page.click(".opened button:has-text('Reply')");
      await comment(page, `Depth ${depth}`).waitFor();
    }
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

it("an answer of the site to what is not there or not allowed says so, also to a script", async () => {
  const page = await as("gus@example.org");
  await page.goto("/comments/00000000-0000-4000-8000-000000000000");
  expect(await page.textContent("main")).toContain("Page not found");
  const answers = await page.evaluate(() =>
    Promise.all(
      [
        { paper: "2510.00110", body: "" },
        { paper: "nothing", body: "x" },
        { action: "delete", comment: "nonsense" },
      ].map(async (fields) => {
        const response = await fetch("/api/comments", {
          method: "POST",
          headers: { accept: "application/json" },
          body: new URLSearchParams(fields as unknown as Record<string, string>),
        });
        return [response.status, ((await response.json()) as { code: string }).code];
      }),
    ),
  );
  expect(answers).toEqual([
    [422, "comment"],
    [404, "gone"],
    [404, "gone"],
  ]);
  expect(inject("site")).toContain("localhost");
});
