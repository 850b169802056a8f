import { digestOf } from "../seen";

// What curators are shown of each thing that they decide on, as a digest. The page that shows it and the transaction that decides
// on it both make it of their own rows.

type Titled = { id: string; title: string };
type Named = { id: string; username: string; name: string };

export const seenPaper = ({ id, title }: Titled) => digestOf(id, title);

export const seenLinks = ({ id, title, codeUrl, projectUrl }: Titled & { codeUrl: string | null; projectUrl: string | null }) =>
  digestOf(id, title, codeUrl, projectUrl);

export const seenMerge = (duplicate: Titled, main: Titled) => digestOf(duplicate.id, duplicate.title, main.id, main.title);

export const seenClaim = ({ id, author, paper, member }: { id: string; author: string; paper: Titled; member: Named }) =>
  digestOf(id, author, paper.id, paper.title, member.id, member.username, member.name);

type Submission = { id: string; title: string; authors: string[]; abstract: string; url: string; member: Named };
export const seenSubmission = ({ id, title, authors, abstract, url, member }: Submission) =>
  digestOf(id, title, authors, abstract, url, member.id, member.username, member.name);

type Report = { id: string; reason: string; paper: Titled | null; comment: { id: string; body: string } | null };
export const seenReport = ({ id, reason, paper, comment }: Report) =>
  digestOf(id, reason, paper?.id, paper?.title, comment?.id, comment?.body);

export const seenPerson = ({ id, username, name, role, blockedAt }: Named & { role: string; blockedAt: Date | null }) =>
  digestOf(id, username, name, role, blockedAt !== null);
