import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { importFiles } from "@/lib/ingest/import";
import { testDatabase } from "../support/database";
import { temporaryFolder } from "../support/folder";
import { atomAnswer, dailyPaper, dailyPapers } from "../support/made-up";
import { hasSharedData, sharedFiles } from "../support/shared-data";

const { db } = testDatabase();
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());
beforeEach(() => db().$executeRaw`TRUNCATE paper CASCADE`);

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder.path, name);
  await writeFile(path, content);
  return path;
}

const run = (...paths: string[]) => importFiles(paths);

describe("importing", () => {
  it("takes a Hugging Face day file, whose name gives the day, and is idempotent", async () => {
    const path = await file("2025-10-29.json", JSON.stringify(dailyPapers(1, 3)));
    expect(await run(path)).toMatchObject({ new: 3, updated: 0, unchanged: 0, rejections: [] });
    expect(await run(path)).toMatchObject({ new: 0, updated: 0, unchanged: 3, rejections: [] });
    expect(await db().feature.findMany({ select: { day: true } })).toEqual(Array(3).fill({ day: new Date("2025-10-29") }));
  });

  it("updates what changed, and lets no null erase what is known", async () => {
    await run(
      await file("2025-10-29.json", JSON.stringify([dailyPaper(1, { projectPage: "https://example.org/p", upvotes: 1 })])),
    );
    const result = await run(await file("2025-10-30.json", JSON.stringify([dailyPaper(1, { upvotes: 9 })])));
    expect(result).toMatchObject({ new: 0, updated: 1 });
    const paper = await db().paper.findUniqueOrThrow({ where: { id: "2510.00001" }, include: { features: true } });
    expect(paper).toMatchObject({ upvotes: 9, projectUrl: "https://example.org/p", featuredOn: new Date("2025-10-30") });
    expect(paper.features.map((f) => f.rank)).toEqual([-9, -9]);
  });

  it("takes one record a line, gzipped too, with the day each was submitted on", async () => {
    const lines = [dailyPaper(1, { submittedOnDailyAt: "2025-10-07T01:00:00Z" }), dailyPaper(2)].map((item) =>
      JSON.stringify(item),
    );
    const result = await run(await file("papers.jsonl.gz", gzipSync(`${lines.join("\n")}\nnot json\n{"a":1}\n`)));
    expect(result).toMatchObject({
      new: 2,
      rejections: [{ where: "papers.jsonl.gz:3", reason: "not JSON" }, { where: "papers.jsonl.gz:4" }],
    });
    expect(await db().feature.count()).toBe(1);
  });

  it("takes arXiv's Atom as XML and as recorded answers; arXiv then decides title, abstract and authors", async () => {
    await run(await file("2025-10-29.json", JSON.stringify(dailyPapers(1, 1))));
    await run(await file("answer.xml", atomAnswer(["2510.00001", "2510.00002"])));
    await run(await file("2025-10-29.json", JSON.stringify([dailyPaper(1, { upvotes: 39 })])));
    expect(await db().paper.findUnique({ where: { id: "2510.00001" } })).toMatchObject({
      title: "The title arXiv has for 2510.00001",
      abstract: "What arXiv has & says of 2510.00001.",
      authors: ["Ada Lovelace", "Grace Hopper"],
      version: 2,
      categories: ["cs.LG", "cs.CL"],
      comment: "9 pages",
      journalRef: "J. Tests 1 (2025)",
      upvotes: 39,
    });
    const recorded = JSON.stringify({ url: "x", status_code: 200, body: atomAnswer(["2510.00003"]) });
    expect(await run(await file("recorded.json", recorded))).toMatchObject({ new: 1 });
  });

  it("never lets a bad record stop the rest", async () => {
    const bad = [
      null,
      7,
      {},
      { paper: {} },
      { paper: { id: "nonsense", title: "x", summary: "y" } },
      dailyPaper(5, { title: "" }),
      dailyPaper(6, { summary: null }),
    ];
    const odd = [
      dailyPaper(1, {
        authors: undefined,
        publishedAt: "yesterday",
        upvotes: -3,
        githubRepo: "javascript:alert(1)",
        ai_keywords: null,
      }),
      dailyPaper(2, {
        title: "Nul \0 and half a pair \ud800 and\n  a break",
        authors: [{ name: "Hidden", hidden: true }, { name: "Seen" }, {}],
      }),
    ];
    const result = await run(await file("2025-10-29.json", JSON.stringify([...bad, ...odd])));
    expect(result).toMatchObject({ new: 2 });
    expect(result.rejections.map((r) => r.where)).toEqual(bad.map((_, index) => `2025-10-29.json[${index}]`));
    for (const { reason } of result.rejections) expect(reason).toMatch(/\w/);
    expect(await db().paper.findMany({ orderBy: { id: "asc" } })).toMatchObject([
      { authors: [], authorCount: null, publishedAt: null, upvotes: 0, codeUrl: null },
      { title: "Nul and half a pair \ufffd and a break", authors: ["Seen"], authorCount: 1 },
    ]);
  });

  it("rejects a record that is beyond its bounds, with the reason, and takes the rest", async () => {
    const words = Array.from({ length: 400_000 }, (_, n) => `word${n}`).join(" ");
    const bad: [Record<string, unknown>, string][] = [
      [{ summary: words }, "paper.summary: has more than 20,000 characters"],
      [{ title: "word ".repeat(1000) }, "paper.title: has more than 2,000 characters"],
      [{ authors: Array(200_000).fill({ name: "Ada" }) }, "paper.authors: has more than 20,000 entries"],
      [{ authors: [{ name: "A".repeat(600) }] }, "paper.authors.0.name: has more than 500 characters"],
      [{ ai_keywords: Array(5000).fill("k") }, "paper.ai_keywords: has more than 1,000 entries"],
      [{ ai_summary: "s".repeat(20_000) }, "paper.ai_summary: has more than 10,000 characters"],
      [{ organization: { fullname: "o".repeat(501) } }, "paper.organization.fullname: has more than 500 characters"],
      [{ id: "a".repeat(10_000) }, `paper.id: "${"a".repeat(60)}" is no arXiv identifier`],
      [{ id: `${"a".repeat(10_000)}/0101001` }, `paper.id: "${"a".repeat(60)}" is no arXiv identifier`],
    ];
    const items = bad.map(([changes], n) => dailyPaper(100 + n, changes));
    const odd = dailyPaper(50, {
      upvotes: 2_147_483_647,
      projectPage: `https://example.org/${"x".repeat(3000)}`,
      authors: "Ada",
    });
    const result = await run(await file("2025-10-29.json", JSON.stringify([...items, odd, ...dailyPapers(1, 20)])));
    expect(result).toMatchObject({ new: 21 });
    expect(result.rejections.map(({ reason }) => reason)).toEqual(bad.map(([, reason]) => reason));
    expect(await db().paper.findUnique({ where: { id: "2510.00050" } })).toMatchObject({ sourceUpvotes: 0, projectUrl: null });
  });

  it("counts the longest list of authors there is, and the votes of a whole country", async () => {
    const authors = Array.from({ length: 15_025 }, (_, n) => ({ name: `Author Number${n}` }));
    const result = await run(await file("2025-10-29.json", JSON.stringify([dailyPaper(1, { authors, upvotes: 90_000_000 })])));
    expect(result).toMatchObject({ new: 1, rejections: [] });
    expect(await db().paper.findFirst()).toMatchObject({ authorCount: 15_025, upvotes: 90_000_000 });
  });

  it("rejects the entries of an Atom answer that are beyond their bounds", async () => {
    const long = "x ".repeat(20_000);
    const answer = atomAnswer(["2510.00001", "2510.00002", "2510.00003"])
      .replace("What arXiv has &amp; says of 2510.00001.", long)
      .replace('<category term="cs.CL"/>', "")
      .replace("<name>Grace Hopper</name></author></entry></feed>", `<name>${long}</name></author></entry></feed>`);
    const result = await run(await file("answer.xml", answer));
    expect(result).toMatchObject({
      new: 1,
      rejections: [
        { where: "answer.xml[0]", reason: "summary: has more than 20,000 characters" },
        { where: "answer.xml[2]", reason: "author.1.name: has more than 500 characters" },
      ],
    });
  });

  it("finds the record that the database refuses, says its reason, and writes all others", async () => {
    await db()
      .$executeRaw`ALTER TABLE paper ADD CONSTRAINT no_seven CHECK (title NOT LIKE '%paper 007%' AND title NOT LIKE '%paper 450%')`;
    const result = await run(await file("2025-10-29.json", JSON.stringify(dailyPapers(1, 600)))).finally(
      () => db().$executeRaw`ALTER TABLE paper DROP CONSTRAINT no_seven`,
    );
    expect(result).toMatchObject({ new: 598, rejections: [{ where: "2510.00007" }, { where: "2510.00450" }] });
    expect(result.rejections[0]?.reason).toMatch(/^the database refuses it: .*no_seven/);
    expect(result.rejections[0]?.reason).not.toContain("\n");
    expect(await db().feature.count()).toBe(598);
  });

  it.each([
    ["a byte order mark", (text: string) => `\ufeff${text}`],
    [
      "a byte order mark before lines",
      (text: string) =>
        `\ufeff${JSON.parse(text)
          .map(JSON.stringify as never)
          .join("\n")}`,
    ],
    [
      "the line ends of Windows",
      (text: string) =>
        JSON.parse(text)
          .map(JSON.stringify as never)
          .join("\r\n"),
    ],
    [
      "fields nested without end",
      (text: string) => text.replace('"numComments"', `"odd":${"[".repeat(50_000)}${"]".repeat(50_000)},"numComments"`),
    ],
  ])("takes a file with %s", async (_, write) => {
    expect(await run(await file("2025-10-29.json", write(JSON.stringify(dailyPapers(1, 2)))))).toMatchObject({
      new: 2,
      rejections: [],
    });
  });

  it("takes a file with bytes that are no UTF-8, and shows them as such", async () => {
    const bytes = Buffer.from(JSON.stringify([dailyPaper(1, { title: "Caf~ of tests" })]).replace("~", "\xe9"), "latin1");
    expect(await run(await file("2025-10-29.json", bytes))).toMatchObject({ new: 1 });
    expect(await db().paper.findFirst()).toMatchObject({ title: "Caf\ufffd of tests" });
  });

  it("says of a file that unpacks without end that it is too long", async () => {
    const bomb = await file("2025-10-29.json.gz", gzipSync(Buffer.alloc(300 * 2 ** 20, 32)));
    await expect(run(bomb)).rejects.toThrow("2025-10-29.json.gz has more than 256 MB once unpacked: split it");
  });

  it.each([
    [
      "entities that grow",
      `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "${"x".repeat(900)}">]><feed><entry><title>${"&a;".repeat(100_000)}</title></entry></feed>`,
    ],
    ["elements nested without end", `<feed>${"<entry>".repeat(5000)}${"</entry>".repeat(5000)}</feed>`],
    ["more entities than a feed has", `<feed><entry><title>${"&amp;".repeat(300_000)}</title></entry></feed>`],
  ])("refuses an Atom answer with %s", async (_, xml) => {
    await expect(run(await file("answer.xml", xml))).rejects.toThrow("answer.xml is not an Atom feed");
  });

  it("refuses a feed that is longer than any", async () => {
    const path = await file("answer.xml", `<feed>${"<entry></entry>".repeat(3_000_000)}</feed>`);
    await expect(run(path)).rejects.toThrow("answer.xml is longer than a feed may be");
  });

  it("reads characters that XML writes as numbers", async () => {
    await run(
      await file("answer.xml", atomAnswer(["2510.00001"]).replace("The title arXiv has", "Poincar&#233; &#x3b1; &amp;lt;")),
    );
    expect(await db().paper.findFirst()).toMatchObject({ title: "Poincaré α &lt; for 2510.00001" });
  });

  it("refuses a file that is no such thing, before anything is written", async () => {
    const good = await file("2025-10-29.json", JSON.stringify(dailyPapers(1, 2)));
    for (const [name, content] of [
      ["a.json", "{}"],
      ["b.txt", "hello"],
      ["c.xml", "<feed><oops></feed>"],
      ["d.gz", Buffer.from([0x1f, 0x8b, 1, 2])],
      ["e.json", '"text"'],
      ["f.json", ""],
    ] as const) {
      await expect(run(good, await file(name, content)), name).rejects.toThrow(join(folder.path, name).slice(-5));
    }
    await expect(run(good, "nowhere.json")).rejects.toThrow("no such file");
    expect(await db().paper.count()).toBe(0);
  });

  it("takes an empty day", async () => {
    expect(await run(await file("2025-10-30.json", "[]"))).toMatchObject({ new: 0, rejections: [] });
  });
});

describe.skipIf(!hasSharedData)("importing the real records", () => {
  it("takes all 1,251 papers of 65 days, once", async () => {
    const files = sharedFiles("hf-daily-papers");
    expect(await run(...files)).toMatchObject({ new: 1251, rejections: [] });
    expect(await run(...files)).toMatchObject({ new: 0, updated: 0, unchanged: 1251 });
    expect(await db().feature.groupBy({ by: ["day"] })).toHaveLength(files.length);
    const [first] = JSON.parse(await readFile(files[0] as string, "utf8"));
    expect(await db().paper.findUnique({ where: { id: first.paper.id } })).toMatchObject({
      upvotes: first.paper.upvotes,
      comments: first.numComments,
    });
  });

  it("takes the recorded answers of arXiv: entries, the empty feeds, and the error feed as a rejection", async () => {
    const result = await run(...sharedFiles("arxiv-api"));
    expect(result).toMatchObject({ new: 12, rejections: [{ reason: "arXiv: incorrect id format for abc" }] });
    expect(await db().paper.findUnique({ where: { id: "astro-ph/0601001" } })).toMatchObject({
      categories: ["astro-ph"],
      authorCount: 4,
      version: 1,
    });
  });
});
