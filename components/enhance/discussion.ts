import { fetchPage } from "./fetch-page";
import { showMine } from "./me";

type Answer = { id?: string; error?: string; signIn?: string };

const DRAFT = `draft of ${location.pathname}`;

/** What somebody wrote before they had to sign in stands in the form again when they come back. */
function restoreDraft(): void {
  const field = document.querySelector<HTMLTextAreaElement>("#discussion textarea");
  const draft = field && sessionStorage.getItem(DRAFT);
  if (!draft) return;
  field.value = draft;
  sessionStorage.removeItem(DRAFT);
}

/** Forms of a discussion are sent behind, and the discussion is shown anew. */
export function discussion(): void {
  restoreDraft();
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
      sessionStorage.setItem(DRAFT, String(fields.get("body") ?? ""));
      location.href = answer.signIn;
    } else if (!response.ok) throw new Error(answer.error);
    else await showAgain(answer.id);
  } catch (error) {
    const said = error instanceof TypeError ? "" : (error as Error).message;
    if (status)
      status.textContent = said || "It did not arrive. Check the connection and send it again; what you wrote is still here.";
  } finally {
    form.ariaBusy = null;
  }
}

async function showAgain(id?: string): Promise<void> {
  const fresh = (await fetchPage(location.pathname)).getElementById("discussion");
  if (fresh) document.getElementById("discussion")?.replaceWith(fresh);
  await showMine();
  if (id) document.getElementById(`comment-${id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
}
