// Votes are shown at once, sent behind, and put right where the answer differs.
import { compactNumber } from "../compact-number";

type Answer = { upvoted: boolean; upvotes: number; signIn?: string; error?: string };

/** Shows a vote on a button: pressed or not, and the count. Large counts are written short, so the number itself is kept apart. */
function showVote(button: HTMLElement, upvoted: boolean, upvotes: number): void {
  button.ariaPressed = String(upvoted);
  button.dataset.count = String(upvotes);
  const text = button.querySelector("[data-votes]");
  if (text) text.textContent = compactNumber(upvotes);
}

const wanted = new WeakMap<HTMLElement, boolean>();
const sending = new WeakSet<HTMLElement>();

async function send(form: HTMLFormElement, button: HTMLButtonElement): Promise<void> {
  if (sending.has(button)) return; // who sends looks again at the end
  sending.add(button);
  const before = { upvoted: button.dataset.saved === "true", upvotes: Number(button.dataset.savedCount) };
  const want = wanted.get(button) as boolean;
  const answer = await fetch(form.action, {
    method: "POST",
    headers: { accept: "application/json" },
    body: new URLSearchParams({ [button.name]: button.value, vote: want ? "on" : "off" }),
  })
    .then((response) => response.json() as Promise<Answer>)
    .catch((): Answer => ({ ...before, error: "Your vote did not arrive. Check the connection and try again." }));
  sending.delete(button);
  if (answer.signIn) location.href = answer.signIn;
  const now = answer.error || answer.signIn ? before : answer;
  remember(button, now.upvoted, now.upvotes);
  if (!answer.error && !answer.signIn && wanted.get(button) !== want) return send(form, button);
  showVote(button, now.upvoted, now.upvotes);
  say(answer.error ?? "");
}

function remember(button: HTMLElement, upvoted: boolean, upvotes: number): void {
  button.dataset.saved = String(upvoted);
  button.dataset.savedCount = String(upvotes);
}

/** What the site knows of a vote: shown, unless a click is on its way. */
export function savedVote(button: HTMLElement, upvoted: boolean, upvotes: number): void {
  if (sending.has(button)) return;
  remember(button, upvoted, upvotes);
  showVote(button, upvoted, upvotes);
}

function say(text: string): void {
  const status = document.getElementById("status");
  if (status) status.textContent = text;
}

export function votes(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    const button = form.querySelector<HTMLButtonElement>("button[data-count]");
    if (!form.matches("[data-vote]") || !button) return;
    event.preventDefault();
    const pressed = button.ariaPressed === "true";
    const count = Number(button.dataset.count);
    button.dataset.saved ??= String(pressed);
    button.dataset.savedCount ??= String(count);
    wanted.set(button, !pressed);
    showVote(button, !pressed, count + (pressed ? -1 : 1));
    void send(form, button);
  });
}
