import { expect, it } from "vitest";
import { toldOnce } from "@/lib/ingest/told-once";

it("says what is wrong once, until a round goes without it", () => {
  const said: string[] = [];
  const { tell, next } = toldOnce((line) => said.push(line));
  for (const round of [["a", "a", "b"], ["a"], ["a", "b"], [], ["a"]]) {
    for (const sentence of round) tell(sentence);
    next();
  }
  expect(said).toEqual(["a", "b", "b", "a"]);
});
