import { beforeAll, expect, it } from "vitest";
import type { Member } from "@/lib/accounts/member";
import { findPaper } from "@/lib/curation/find-paper";
import { siteUrl } from "@/lib/env";
import { hidePaper, mergePapers } from "../../support/curator";
import { testDatabase } from "../../support/database";
import { denial, member, paper } from "../../support/members";

testDatabase();

let curator: Member;
beforeAll(async () => {
  curator = await member("carl", "curator");
  await paper("2510.00001", null, { title: "On the habits of quokkas" });
  await paper("hep-th/9901001", null, { title: "Strings and branes" });
  await paper("a-handbook-of-tests", null, { title: "A handbook of tests" });
  await paper("openreview/H1xSNiRcF7", null, { title: "Reviewed in the open" });
  await paper("2510.00002", null, { title: "A duplicate" });
  await paper("2510.00003", null, { title: "Hidden quokkas" });
  for (let n = 10; n < 25; n++) await paper(`2510.000${n}`, null, { title: `Paper ${n} about wombats` });
  await mergePapers(curator, { paperId: "2510.00002", into: "2510.00001", reason: "The same" });
  await hidePaper(curator, { paperId: "2510.00003", hidden: true, reason: "Withdrawn" });
});

it.each([
  ["2510.00001", "2510.00001"],
  ["arXiv:2510.00001v3", "2510.00001"],
  ["https://arxiv.org/pdf/2510.00001v2", "2510.00001"],
  ["https://huggingface.co/papers/2510.00001", "2510.00001"],
  [" <https://arxiv.org/abs/hep-th/9901001>. ", "hep-th/9901001"],
  ["https://openreview.net/forum?id=H1xSNiRcF7", "openreview/H1xSNiRcF7"],
  ["a-handbook-of-tests", "a-handbook-of-tests"],
  [`${siteUrl()}/papers/a-handbook-of-tests`, "a-handbook-of-tests"],
  [`${siteUrl()}/papers/2510.00001v1#discussion`, "2510.00001"],
  [`${siteUrl()}/papers/hep-th/9901001`, "hep-th/9901001"],
  [`${siteUrl()}/curate/papers/2510.00003?done=4`, "2510.00003"],
  ["/papers/2510.00001.md", "2510.00001"],
  ["2510.00002", "2510.00001"],
  ["2510.00003", "2510.00003"],
])("%s is the paper %s", async (typed, id) => {
  expect(await findPaper(curator, typed)).toEqual({ id });
});

it("words of a title suggest papers, hidden ones too, titles first", async () => {
  const found = await findPaper(curator, "quokkas habits");
  expect(found).toMatchObject({
    id: null,
    named: null,
    suggestions: [{ id: "2510.00001", title: "On the habits of quokkas" }],
  });
  const both = await findPaper(curator, "quokkas");
  expect(both).toMatchObject({
    suggestions: expect.arrayContaining([expect.objectContaining({ id: "2510.00003", hidden: true })]),
  });
});

it("no more than ten are suggested", async () => {
  const found = await findPaper(curator, "about wombats");
  expect(found.id === null && found.suggestions.length).toBe(10);
});

it.each([
  ["2510.09999", "2510.09999"],
  ["https://arxiv.org/abs/2510.09999v2", "2510.09999"],
  [`${siteUrl()}/papers/not-here`, "not-here"],
  ["/papers/%C3%28", null],
  ["https://other.example/papers/2510.00001x", null],
  ["nothing of the kind", null],
  ["\0\0", null],
  ["", null],
  ["!!! ((", null],
])("%j is no paper here, which is said with the id where it names one", async (typed, named) => {
  expect(await findPaper(curator, typed)).toEqual({ id: null, named, suggestions: [] });
});

it("is for curators", async () => {
  expect(await denial(findPaper(null, "2510.00001"))).toBe("signed-out");
  expect(await denial(findPaper(await member("paul"), "2510.00001"))).toBe("role");
});
