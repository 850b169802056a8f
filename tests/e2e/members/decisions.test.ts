import type { Locator, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { expectAccessible } from "../browser";
import { mailTo } from "../mail";
import { mine, testPeople } from "./people";

const { as } = testPeople();

async function claim(page: Page, paper: string, author: string): Promise<void> {
  await page.goto(`/claim?paper=${paper}`);
  await page.check(`text=${author}`);
  await page.click("text=That's me");
  await page.getByText("A curator will review it.").waitFor();
}

async function describePaper(page: Page, title: string): Promise<void> {
  await page.goto("/submit");
  await page.fill("input[name=title]", title);
  await page.fill("input[name=authors]", "Kim Author");
  await page.fill("textarea[name=abstract]", "What it says, at the length that an abstract has, or a little less.");
  await page.fill("input[name=url]", "https://example.org/handbook");
  await page.click("text=Send to curators");
  await page.getByText("Thank you. A curator will review it").waitFor();
}

/** The entry of the queue that says this. */
async function entry(curator: Page, words: string) {
  await curator.goto("/curate");
  return curator.locator("main li", { hasText: words }).last();
}
/** Opens the reason for refusing an entry of the queue. */
async function refusing(waiting: Locator) {
  await waiting.getByText("Refuse …").click();
  return waiting.getByLabel("Why not");
}
const done = (page: Page) => page.getByText("Done: ").waitFor();

describe.each([
  ["with scripts", true],
  ["without scripts", false],
])("the Enter key in a reason, %s,", (_, javaScriptEnabled) => {
  const n = javaScriptEnabled ? 0 : 1;

  it("refuses a claim, and does nothing where the reason is missing", async () => {
    const paper = `2510.0013${n}`;
    const member = await as(`una${n}@example.org`);
    await claim(member, paper, "Ada Lovelace");
    const root = await as("root@example.org", { javaScriptEnabled });
    const reason = await refusing(await entry(root, `Made-up paper 13${n}`));
    for (const blank of ["", "   ", " a "]) {
      await reason.fill(blank);
      await reason.press("Enter");
      expect(new URL(root.url()).pathname + new URL(root.url()).search).toBe("/curate");
      expect(await reason.inputValue()).toBe(blank);
    }
    await reason.fill("Somebody else is");
    await reason.press("Enter");
    await done(root);
    await member.goto(`/claim?paper=${paper}`);
    await member.getByText("A curator did not confirm that you are Ada Lovelace").waitFor();
  });

  it("refuses a submission", async () => {
    const member = await as(`una${n}@example.org`);
    await describePaper(member, `An unwanted handbook ${n}`);
    const root = await as("root@example.org", { javaScriptEnabled });
    const reason = await refusing(await entry(root, `An unwanted handbook ${n}`));
    await reason.fill("Not of our field");
    await reason.press("Enter");
    await done(root);
    await member.goto("/account");
    await member.getByText("was not accepted: Not of our field").waitFor();
  });

  it("takes a paper off its day, where that is what is explained", async () => {
    const root = await as("root@example.org", { javaScriptEnabled });
    await root.goto(`/curate/papers/2510.0013${2 + n}`);
    const reason = root.getByLabel("Why remove it from this day?");
    await reason.fill("Not of that day");
    await reason.press("Enter");
    await done(root);
    await root.getByText("2025-10-29, removed").waitFor();
  });

  it("blocks, where that is what is explained", async () => {
    await as(`vic${n}@example.org`);
    const root = await as("root@example.org", { javaScriptEnabled });
    await root.goto(`/curate/people/vic${n}`);
    const reason = root.getByLabel("Why block them?");
    await reason.fill("Advertises");
    await reason.press("Enter");
    await done(root);
    await root.getByText(`@vic${n}, blocked`).waitFor();
    await root.click("button:text-is('Unblock')");
    await done(root);
    expect(await root.getByText("blocked", { exact: false }).getByText(`@vic${n}, blocked`).count()).toBe(0);
  });
});

it("a claim that changed since the curator looked is not decided, and they are told to look again", async () => {
  const member = await as("wim@example.org");
  await claim(member, "2510.00134", "Ada Lovelace");
  const root = await as("root@example.org");
  const waiting = await entry(root, "Made-up paper 134");
  await claim(member, "2510.00134", "Alan Turing");
  await waiting.getByText("Approve").click();
  await root.getByText("It changed since you opened the page. Check it again.").waitFor();
  await root.click("main >> text=Back");
  await (await entry(root, "Made-up paper 134")).getByText("Alan Turing").waitFor();
});

it("a confirmed claim is revoked, the member told why, and the name is free again", async () => {
  const member = await as("xia@example.org");
  await claim(member, "2510.00135", "Ada Lovelace");
  const root = await as("root@example.org");
  await (await entry(root, "Made-up paper 135")).getByText("Approve").click();
  await done(root);
  await root.goto("/curate/papers/2510.00135");
  await root.getByText("Ada Lovelace is").waitFor();
  await expectAccessible(root);
  await root.getByLabel("Why revoke it?").fill("Another of this name");
  await root.getByLabel("Why revoke it?").press("Enter");
  await done(root);
  await mailTo("xia@example.org", /^Your claim was revoked/);
  await member.goto("/claim?paper=2510.00135");
  await member.getByText("A curator found that you are not Ada Lovelace").waitFor();
  expect(await member.isEnabled("input[value='Ada Lovelace']")).toBe(true);
  await member.goto("/papers/2510.00135");
  await mine(member);
  expect(await member.locator("#authors a", { hasText: "Ada Lovelace" }).count()).toBe(0);
});

it("a comment that was edited since the curator saw it in the discussion is not removed", async () => {
  const [writer, root] = [await as("yan@example.org"), await as("root@example.org")];
  await writer.goto("/papers/2510.00136");
  await mine(writer);
  await writer.fill("#discussion > form textarea", "Rude words");
  await writer.click("#discussion > form >> text=Comment");
  await writer.locator("article.comment", { hasText: "Rude words" }).waitFor();
  await root.goto("/papers/2510.00136");
  await mine(root);
  await writer.locator("article.comment").getByText("Edit or delete").click();
  await writer.locator(".opened textarea").fill("Kind words");
  await writer.click(".opened button:has-text('Save')");
  await writer.locator("article.comment", { hasText: "Kind words" }).waitFor();
  const comment = root.locator("article.comment", { hasText: "Rude words" });
  await comment.getByText("Remove").click();
  await comment.getByLabel("Why remove it?").fill("Rude");
  await comment.getByLabel("Why remove it?").press("Enter");
  await root.getByText("It changed since you opened the page. Check it again.").waitFor();
  await root.click("main >> text=Back");
  await root.locator("article.comment", { hasText: "Kind words" }).waitFor();
});

it("what was decided is said, and undone by one click", async () => {
  const member = await as("zoe@example.org");
  await claim(member, "2510.00137", "Ada Lovelace");
  const root = await as("root@example.org");
  await (await entry(root, "Made-up paper 137")).getByText("Approve").click();
  const message = root.locator("main [role=status]");
  await message.getByText("approved zoe's claim to be Ada Lovelace, an author of Made-up paper 137").waitFor();
  await expectAccessible(root);
  await message.getByText("Undo").click();
  await message.getByText(/undid: .* approved zoe's claim/i).waitFor();
  await (await entry(root, "Made-up paper 137")).getByText("Approve").waitFor();
  await mailTo("zoe@example.org", /^Your claim is being reviewed again/);
});

it("a merge shows both papers side by side first, and is undone from the log", async () => {
  const root = await as("root@example.org");
  await root.goto("/curate/papers/2510.00138?into=2510.00139");
  for (const words of ["This paper goes away", "Made-up paper 138", "This paper stays", "Made-up paper 139"])
    await root.locator("#merge").getByText(words).waitFor();
  await root.getByLabel("Why are they the same?").fill("The same");
  await root.getByLabel("Why are they the same?").press("Enter");
  await done(root);
  const moved = () => root.request.get("/papers/2510.00138", { maxRedirects: 0 }).then((answer) => answer.status());
  await expect.poll(moved).toBe(308);
  await root.goto("/curate/log?action=merge");
  const merge = root
    .locator("main li", { hasText: "merged “Made-up paper 138 on the habits of test data” into Made-up paper 139" })
    .first();
  await merge.getByText("Undo").click();
  await done(root);
  await expect.poll(moved).toBe(200);
});
