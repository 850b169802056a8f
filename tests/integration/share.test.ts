import { describe, expect, it, vi } from "vitest";
import { sharePicture, TooManyPictures } from "@/lib/share/picture";

/** The size of a PNG in pixels, from its header (PNG specification, 11.2.1). */
function sizeOf(bytes: Uint8Array): number[] {
  const view = Buffer.from(bytes);
  expect(view.subarray(1, 4).toString()).toBe("PNG");
  return [view.readUInt32BE(16), view.readUInt32BE(20)];
}

describe("a share picture", () => {
  it.each([
    ["a short title", "Attention"],
    ["a long one with a word without end", `${"word ".repeat(100)}${"x".repeat(2000)}`],
    ["none at all", ""],
    ["Chinese", "注意力就是你所需要的一切"],
    ["Arabic and emoji", "الانتباه 🤗🤗"],
    ["accents and controls", "Poincaré\u0000\u202e e\u0301 ﬁ"],
    ["markup", "<b>&amp;</b> $x^2$"],
  ])("is drawn of %s", async (_name, title) => {
    expect(sizeOf((await sharePicture(title, "3 upvotes", "2510.00001")).bytes)).toEqual([1200, 630]);
  });

  it("of the same words is drawn once, however many ask at once", async () => {
    const pictures = await Promise.all(Array.from({ length: 40 }, () => sharePicture("Asked for by forty", "", "x")));
    expect(new Set(pictures.map(({ bytes }) => bytes)).size).toBe(1);
    const [other] = await Promise.all([sharePicture("Asked for by one", "", "x"), sharePicture("Asked for by forty", "", "x")]);
    expect(other?.etag).not.toBe(pictures[0]?.etag);
  });

  it("is refused beyond a bound, leaves this thread free, and is drawn again afterwards", async () => {
    let turns = 0;
    let drawing = true;
    const turn = () => {
      turns++;
      if (drawing) setTimeout(turn, 1);
    };
    turn();
    const asked = Array.from({ length: 60 }, (_, n) => sharePicture(`One of sixty: ${n}`, "", "x"));
    const all = await Promise.allSettled(asked);
    drawing = false;
    const drawn = all.filter(({ status }) => status === "fulfilled").length;
    const refused = all.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused.every((reason) => reason instanceof TooManyPictures)).toBe(true);
    expect([drawn > 0, refused.length > 0]).toEqual([true, true]);
    expect(turns, "turns of this thread for each picture").toBeGreaterThan(drawn * 3);
    expect(sizeOf((await sharePicture("One of sixty: 59", "", "x")).bytes)).toEqual([1200, 630]);
  });

  it("that is not drawn in time counts as one too many", async () => {
    const patience = vi.spyOn(AbortSignal, "timeout").mockReturnValueOnce(AbortSignal.abort());
    await expect(sharePicture("Waited for too long", "", "x")).rejects.toThrow(TooManyPictures);
    patience.mockRestore();
    expect(sizeOf((await sharePicture("Waited for too long", "", "x")).bytes)).toEqual([1200, 630]);
  });
});
