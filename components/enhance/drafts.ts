import { forgetRead } from "./read-papers";

const PREFIX = "draft ";
const KEPT_MS = 30 * 24 * 3_600_000;

type Draft = { text: string; at: number };

/** Where the draft of a form for a new comment or an answer is kept in the browser; null for other forms. */
function keyOf(form: HTMLFormElement): string | null {
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`)?.value ?? "";
  return form.matches("[data-comment-form]") && field("paper") ? `${PREFIX}${field("paper")} ${field("parent")}` : null;
}

const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));

function read(key: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && Date.now() - draft.at < KEPT_MS ? draft : null;
  } catch {
    return null;
  }
}

/** Puts drafts back into the empty forms of a part of the page. */
export function restoreDrafts(part: ParentNode = document): void {
  for (const form of part.querySelectorAll<HTMLFormElement>("form[data-comment-form]")) {
    const field = form.querySelector("textarea");
    const key = keyOf(form);
    if (field && key && field.value === "") field.value = read(key)?.text ?? "";
  }
}

/** Forgets the draft of a comment that has been posted. */
export function forgetDraft(form: HTMLFormElement): void {
  const key = keyOf(form);
  if (key) localStorage.removeItem(key);
}

/** Keeps what is typed into the forms of comments, in every tab, until it is posted or somebody signs out. */
export function drafts(): void {
  try {
    for (const key of keys()) if (!read(key)) localStorage.removeItem(key);
  } catch {
    return; // this browser keeps nothing
  }
  restoreDrafts();
  document.addEventListener("input", ({ target }) => {
    const form = (target as HTMLElement).closest("form");
    const key = form && keyOf(form);
    if (!key) return;
    const text = (target as HTMLTextAreaElement).value;
    if (text.trim()) localStorage.setItem(key, JSON.stringify({ text, at: Date.now() } satisfies Draft));
    else localStorage.removeItem(key);
  });
  document.addEventListener("submit", ({ target }) => {
    const form = target as HTMLFormElement;
    if (form.getAttribute("action") === "/api/sign-out") {
      for (const key of keys()) localStorage.removeItem(key);
      forgetRead();
    } else if (!form.closest("#discussion")) forgetDraft(form); // else once the answer is there
  });
}
