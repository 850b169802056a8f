import { fetchPage } from "./fetch-page";

/** Loads the next page of a list when its end comes near; the link that does the same stays until it has worked. */
export function moreOnScroll(): void {
  const feed = document.getElementById("feed");
  const status = document.getElementById("feed-status");
  const link = document.querySelector<HTMLAnchorElement>("#more");
  if (!feed || !status || !link) return;
  let loading = false;

  async function load() {
    if (loading || !link || !feed || !status) return;
    loading = true;
    status.textContent = "Loading …";
    try {
      const page = await fetchPage(link.href);
      append(feed, page);
      status.textContent = "";
      document.dispatchEvent(new Event("papers-added"));
      const next = page.querySelector<HTMLAnchorElement>("#more")?.getAttribute("href");
      if (next) link.href = next;
      else {
        ended.disconnect();
        link.parentElement?.remove();
      }
      loading = false;
      if (next && link.getBoundingClientRect().top < innerHeight + 800) void load();
    } catch {
      status.textContent = "More papers could not be loaded. Check the connection, then press the button.";
      loading = false;
    }
  }

  const ended = new IntersectionObserver(([entry]) => entry?.isIntersecting && void load(), { rootMargin: "800px" });
  ended.observe(link);
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    void load();
  });
}

// A page may begin in the middle of a day: its cards join the section that is there.
function append(feed: HTMLElement, page: Document): void {
  for (const section of page.querySelectorAll<HTMLElement>("#feed > section")) {
    const last = feed.querySelector<HTMLElement>("section:last-of-type");
    if (last && last.dataset.day === section.dataset.day) {
      last.querySelector(".cards")?.append(...(section.querySelector(".cards")?.children ?? []));
    } else feed.append(section);
  }
}
