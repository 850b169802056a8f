import { type Choices, WEEKDAYS } from "./choices";

function rhythm({ frequency, weekday }: Choices): string {
  if (frequency === "daily") return "every day";
  return frequency === "weekly" ? `every ${WEEKDAYS[weekday - 1]}` : "on the first of each month";
}

/** What somebody with these choices gets and when, in sentences. */
export function choicesInWords(choices: Choices): string[] {
  const { papers, ranking, localTime, timeZone, onlyCode, keywords, categories } = choices;
  const size = papers === 1 ? "One paper" : `Up to ${papers} papers`;
  const order = ranking === "votes" ? "most upvoted first" : "newest first";
  return [
    `${size} ${rhythm(choices)} at ${localTime} (${timeZone.replaceAll("_", " ")}), ${order}.`,
    ...(onlyCode ? ["Only papers with code."] : []),
    ...(keywords.length ? [`Only papers with these keywords: ${keywords.join(", ")}.`] : []),
    ...(categories.length ? [`Only papers of these arXiv categories: ${categories.join(", ")}.`] : []),
  ];
}
