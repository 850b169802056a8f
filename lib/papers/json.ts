import { plainText } from "./latex";
import type { Paper } from "./paper";

/** A paper in the words of Hugging Face's papers API, so that its clients understand this site. Moments are ISO 8601, in UTC. */
export function paperJson(paper: Paper, site: string) {
  return {
    id: paper.id,
    title: paper.title,
    summary: paper.abstract,
    authors: paper.names.map(({ name, username }) => ({
      name: plainText(name),
      ...(username && { user: { user: username } }),
    })),
    publishedAt: paper.publishedAt?.toISOString() ?? null,
    upvotes: paper.upvotes,
    numComments: paper.comments,
    submittedOnDailyBy: paper.submitterUsername ? { user: paper.submitterUsername, fullname: paper.submitter } : null,
    days: paper.days,
    githubRepo: paper.codeUrl,
    githubStars: paper.codeStars,
    projectPage: paper.projectUrl,
    ai_summary: paper.aiSummary,
    ai_keywords: paper.aiKeywords,
    url: `${site}/papers/${paper.id}`,
  };
}
