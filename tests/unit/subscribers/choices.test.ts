import { describe, expect, it } from "vitest";
import { Choices, DEFAULT_CHOICES, TIME_ZONES } from "@/lib/subscribers/choices";

const problem = (given: object) => Choices.safeParse(given).error?.issues[0]?.message;

describe("the choices of a form", () => {
  it("are, of one left empty, those of a daily digest at eight", () => {
    expect(DEFAULT_CHOICES).toMatchObject({
      frequency: "daily",
      localTime: "08:00",
      timeZone: "UTC",
      papers: 10,
      ranking: "votes",
    });
  });

  it("are read from text", () => {
    const given = {
      frequency: "weekly",
      weekday: "5",
      papers: "20",
      onlyCode: "on",
      keywords: " diffusion ,  large  models,diffusion",
      categories: "cs.CL; stat",
    };
    expect(Choices.parse(given)).toMatchObject({
      frequency: "weekly",
      weekday: 5,
      papers: 20,
      onlyCode: true,
      keywords: ["diffusion", "large models"],
      categories: ["cs.CL", "stat"],
    });
  });

  it("take every time zone there is, and the old names of browsers", () => {
    for (const timeZone of [...TIME_ZONES, "Asia/Calcutta", "Europe/Kiev"])
      expect(problem({ timeZone }), timeZone).toBeUndefined();
  });

  it.each([
    [{ frequency: "hourly" }, "Choose daily, weekly or monthly."],
    [{ weekday: "8" }, "Choose a day of the week."],
    [{ localTime: "24:00" }, "Write the time as 08:30."],
    [{ localTime: "8:30" }, "Write the time as 08:30."],
    [{ timeZone: "Mars/Olympus" }, "Choose a time zone of the list."],
    [{ timeZone: "+02:00" }, "Choose a time zone of the list."],
    [{ papers: "0" }, "Choose 1 to 50 papers."],
    [{ papers: "51" }, "Choose 1 to 50 papers."],
    [{ papers: "many" }, "Choose 1 to 50 papers."],
    [{ ranking: "best" }, "Choose votes or newest."],
    [{ keywords: "!!!" }, "A keyword needs a letter or a digit."],
    [{ keywords: "one\u0001line" }, "A keyword is one line of text."],
    [{ keywords: "x".repeat(61) }, "A keyword has at most 60 characters."],
    [{ keywords: Array.from({ length: 21 }, (_, n) => `k${n}`).join() }, "Choose at most 20 keywords."],
    [{ categories: "computer science" }, "Categories look like cs.CL, or cs for all of computer science."],
    [{ locale: "tlh" }, "Choose a language of the list."],
    [{ keywords: "two\u0001words" }, "A keyword is one line of text."],
  ])("refuse %j", (given, sentence) => expect(problem(given)).toBe(sentence));

  it("are looked at in a time that grows with their length only", () => {
    // The square of it would be hours.
    expect(problem({ keywords: `${"x".repeat(2_000_000)}\u0001` })).toBe("A keyword has at most 60 characters.");
  });
});
