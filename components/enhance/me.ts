import { hideBanner } from "./banner";
import { savedVote } from "./votes";

type Vote = { paper: string; upvoted: boolean; upvotes: number };
type Me = {
  /** `waiting`: how much waits for the curators; told to them alone. */
  member: { name: string; username: string; curator: boolean; subscribed: boolean; waiting?: number } | null;
  votes: Vote[];
  discussion: { written: string[]; upvoted: string[] };
};

/** Pages are the same for everybody; what is one's own is fetched and put in, for those who are signed in. */
export async function showMine(): Promise<void> {
  if (!/(?:^|; )signed-in=1/.test(document.cookie)) return;
  const buttons = [...document.querySelectorAll<HTMLButtonElement>("[data-vote] button[name=paper]")];
  const discussion = document.getElementById("discussion")?.dataset.paper;
  const query = new URLSearchParams(discussion ? { discussion } : {});
  for (const id of new Set(buttons.map(({ value }) => value))) query.append("paper", id);
  const response = await fetch(`/api/me?${query}`, { headers: { accept: "application/json" } });
  if (!response.ok) return;
  const mine = (await response.json()) as Me;
  if (!mine.member) {
    delete document.documentElement.dataset.signedIn;
    return;
  }
  showMember(mine.member);
  const votes = new Map(mine.votes.map((vote) => [vote.paper, vote]));
  for (const button of buttons) {
    const vote = votes.get(button.value);
    if (vote) savedVote(button, vote.upvoted, vote.upvotes);
  }
  showDiscussion(mine);
  document.documentElement.dataset.me = mine.member.username;
}

function showMember({ name, username, curator, subscribed, waiting }: NonNullable<Me["member"]>): void {
  document.documentElement.dataset.signedIn = "";
  for (const part of document.querySelectorAll("[data-account-name]")) part.textContent = name;
  for (const part of document.querySelectorAll("[data-initial]")) part.textContent = [...name][0] ?? "";
  const profile = document.querySelector<HTMLAnchorElement>("[data-profile]");
  if (profile) Object.assign(profile, { href: `/@${username}`, hidden: false });
  if (subscribed) hideBanner();
  if (!curator) return;
  for (const badge of document.querySelectorAll<HTMLElement>("[data-waiting]")) {
    badge.textContent = String(waiting ?? 0);
    badge.hidden = !waiting;
  }
  for (const link of document.querySelectorAll<HTMLElement>("[data-for=curator]")) link.hidden = false;
}

function showDiscussion({ discussion }: Me): void {
  for (const id of discussion.upvoted) {
    const button = document.querySelector<HTMLElement>(`#comment-${id} > footer button[name=comment]`);
    if (button) savedVote(button, true, Number(button.dataset.count));
  }
  for (const id of discussion.written)
    document.querySelector(`#comment-${id} > footer [data-for=writer]`)?.removeAttribute("hidden");
}

/** Says that a paper somebody wanted to submit is here already, and takes the word out of the address again. */
function sayKnown(): void {
  if (!new URLSearchParams(location.search).has("known")) return;
  const status = document.getElementById("status");
  if (status) status.textContent = "That paper is already on this site.";
  history.replaceState(null, "", location.pathname);
}

export function me(): void {
  sayKnown();
  const here = location.pathname + location.search;
  const account = document.querySelector<HTMLAnchorElement>("[data-sign-in]");
  if (account && !here.startsWith("/sign-in")) account.href = `/sign-in?next=${encodeURIComponent(here)}`;
  const show = () => void showMine().catch(() => {}); // without a connection the page is as it is for everybody
  show();
  document.addEventListener("papers-added", show);
  addEventListener("pageshow", (event) => event.persisted && show()); // back to a page that slept meanwhile
}
