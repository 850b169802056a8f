import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { refresher } from "../../bin/refresher";

const OFTEN = { interval: 5 };

it("refreshes at once, goes on while it is asked without end, and once more after the last time", async () => {
  let times = 0;
  let asked = 0;
  let askedAtLast = 0;
  const { ask, end } = refresher(async () => {
    times++;
    askedAtLast = asked;
  }, 20);
  ask();
  expect(times).toBe(1);
  while (times < 5) {
    asked++;
    ask();
    await sleep(1);
  }
  asked++;
  ask();
  await expect.poll(() => askedAtLast, OFTEN).toBe(asked);
  end();
});

it("is not asked for nothing: twenty calls at once are two refreshes", async () => {
  let times = 0;
  const { ask, end } = refresher(async () => {
    times++;
  }, 20);
  for (let call = 0; call < 20; call++) ask();
  await expect.poll(() => times, OFTEN).toBe(2);
  await sleep(100);
  expect(times).toBe(2);
  end();
});

it("tries again what failed, until it works", async () => {
  let times = 0;
  const { ask, end } = refresher(async () => {
    times++;
    if (times < 4) throw new Error("not yet");
  }, 5);
  ask();
  await expect.poll(() => times, OFTEN).toBe(4);
  await sleep(200);
  expect(times).toBe(4);
  end();
});
