import { forgetDraft, restoreDrafts } from "./drafts";
import { fetchPage } from "./fetch-page";
import { showMine } from "./me";

type Answer = { id?: string; deleted?: string; undoSeconds?: number; error?: string; signIn?: string };

/** Forms of a discussion are sent behind, and the discussion is shown anew. */
export function discussion(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target as HTMLFormElement;
    if (!form.matches("[data-comment-form]") || !form.closest("#discussion")) return;
    event.preventDefault();
    void send(form, (event as SubmitEvent).submitter as HTMLButtonElement | null);
  });
}

async function send(form: HTMLFormElement, button: HTMLButtonElement | null): Promise<void> {
  const status = form.querySelector("[role=status]");
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  if (status) status.textContent = "Sending …";
  const fields = new FormData(form);
  if (button?.name) fields.set(button.name, button.value);
  try {
    const body = new URLSearchParams([...fields].map(([name, value]) => [name, String(value)]));
    // Not form.action: that is the button of that name.
    const response = await fetch(form.getAttribute("action") as string, {
      method: "POST",
      headers: { accept: "application/json" },
      body,
    });
    const answer = (await response.json()) as Answer;
    if (answer.signIn) {
      location.href = answer.signIn;
      return;
    }
    if (!response.ok) throw new Error(answer.error);
    forgetDraft(form);
    await showAgain(answer.id);
    if (answer.deleted && answer.undoSeconds) offerUndo(answer.deleted, answer.undoSeconds);
  } catch (error) {
    const said = error instanceof TypeError ? "" : (error as Error).message;
    if (status)
      status.textContent = said || "It wasn't sent. Check your connection and try again; what you wrote is still here.";
  } finally {
    form.ariaBusy = null;
  }
}

async function showAgain(id?: string): Promise<void> {
  const fresh = (await fetchPage(location.pathname)).getElementById("discussion");
  if (fresh) document.getElementById("discussion")?.replaceWith(fresh);
  restoreDrafts();
  await showMine();
  if (id) document.getElementById(`comment-${id}`)?.scrollIntoView({ block: "center" });
}

/** For some seconds after one's own comment was deleted, a button that restores it. */
function offerUndo(id: string, seconds: number): void {
  const form = document.createElement("form");
  form.action = "/api/comments";
  form.method = "post";
  form.className = "toast";
  form.dataset.commentForm = "";
  form.innerHTML = `<input type="hidden" name="comment" value="${id}"><span role="status"></span><button type="submit" name="action" value="restore" class="button">Undo</button>`;
  document.getElementById("discussion")?.append(form);
  const status = form.querySelector("[role=status]");
  if (status) status.textContent = "Comment deleted.";
  setTimeout(() => form.ariaBusy !== "true" && form.remove(), seconds * 1000);
}
