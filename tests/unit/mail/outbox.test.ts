import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { keep, kept, OUTBOX_SIZE, outboxFolder, readKept } from "@/lib/mail/outbox";
import { temporaryFolder } from "../../support/folder";

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
beforeEach(async () => {
  folder = await temporaryFolder();
  return () => folder.remove();
});

const message = (words: string) => Buffer.from(`Subject: ${words}\r\n\r\n`);
const files = () => readdir(outboxFolder(folder.path));

it("keeps a message again in place of the first", async () => {
  const first = await keep(folder.path, "<1@example.org>", message("first"));
  const second = await keep(folder.path, "<1@example.org>", message("again"));
  expect(await kept(folder.path)).toEqual([second]);
  expect((await readKept(folder.path, second))?.toString()).toContain("again");
  if (first !== second) expect(await readKept(folder.path, first)).toBeNull();
});

it("keeps the newest thousand, newest first, of however many there were", async () => {
  await mkdir(outboxFolder(folder.path), { recursive: true });
  const old = (number: number) => `1700000${String(number).padStart(6, "0")}-${"0".repeat(32)}.eml`;
  for (let number = 0; number < 3000; number++) await writeFile(join(outboxFolder(folder.path), old(number)), "");
  const names = [
    await keep(folder.path, "<1@example.org>", message("one")),
    await keep(folder.path, "<2@example.org>", message("two")),
  ];
  expect(await files()).toHaveLength(OUTBOX_SIZE);
  const [first, second, third] = await kept(folder.path);
  expect([first, second].sort()).toEqual([...names].sort());
  expect(third).toBe(old(2999));
});

it("keeps all of many that come at once", async () => {
  await Promise.all(
    Array.from({ length: 100 }, (_, number) => keep(folder.path, `<${number}@example.org>`, message(`${number}`))),
  );
  expect(await kept(folder.path)).toHaveLength(100);
});

it("removes what a crash left half written, and what former versions named otherwise", async () => {
  await mkdir(outboxFolder(folder.path), { recursive: true });
  for (const name of [".1700000000000-0123456789ab", `${"0".repeat(32)}.eml`])
    await writeFile(join(outboxFolder(folder.path), name), "");
  const name = await keep(folder.path, "<1@example.org>", message("one"));
  expect(await files()).toEqual([name]);
});

it("reads nothing but messages", async () => {
  expect(await readKept(folder.path, "../postgres-password")).toBeNull();
  expect(await kept(join(folder.path, "nowhere"))).toEqual([]);
});
