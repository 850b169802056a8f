import { existsSync, readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { denialOf } from "@/app/denials";
import { denied as general } from "@/lib/denied";

const rooms = readdirSync("lib").filter((room) => existsSync(`lib/${room}/denied.ts`));

it("every reason of every feature can be put into words by its code, and has a status of its own kind", async () => {
  const sentences = new Map<string, string>();
  for (const room of rooms) {
    const { denied } = (await import(`../../lib/${room}/denied.ts`)) as { denied: typeof general };
    for (const [code, [status, sentence]] of Object.entries(denied.reasons)) {
      expect(status, code).toBeGreaterThanOrEqual(400);
      expect(sentences.get(code) ?? sentence, `two features say "${code}"`).toBe(sentence);
      sentences.set(code, sentence);
      expect(denialOf(code), code).toBe(sentence);
    }
  }
  expect(rooms.length).toBeGreaterThan(5);
  expect([denialOf("nothing"), denialOf("toString"), denialOf("")]).toEqual([null, null, null]);
});

it("says when it can be asked again", () => {
  expect(denialOf("often", 61)).toMatch(/ in 2 minutes\.$/);
  expect(denialOf("often", 5)).toMatch(/ in a minute\.$/);
  expect(general("often", 61)).toMatchObject({ code: "often", status: 429, wait: 61 });
});
