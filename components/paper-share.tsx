import { plainText } from "@/lib/papers/latex";

type Props = { title: string; url: string };

/** Where a link can be shared, with the address that does it. */
function targets({ title, url }: Props): [string, string][] {
  const [text, link, both] = [plainText(title), url, `${plainText(title)} ${url}`].map(encodeURIComponent);
  return [
    ["Email", `mailto:?subject=${text}&body=${both}`],
    ["Bluesky", `https://bsky.app/intent/compose?text=${both}`],
    ["X", `https://x.com/intent/post?text=${text}&url=${link}`],
    ["LinkedIn", `https://www.linkedin.com/sharing/share-offsite/?url=${link}`],
    ["Mastodon", `https://mastodonshare.com/?text=${text}&url=${link}`],
  ];
}

/** Sharing a paper: its link to copy, the system's own sheet where there is one, and the usual places. */
export function PaperShare(props: Props) {
  return (
    <details className="panel">
      <summary>Share</summary>
      <p className="flex flex-wrap gap-2 pt-3">
        <button type="button" data-copy="#link" className="button">
          Copy link
        </button>
        <button type="button" data-share={props.url} data-title={plainText(props.title)} hidden className="button">
          Share …
        </button>
      </p>
      <p id="link" hidden>
        {props.url}
      </p>
      <p className="flex flex-wrap gap-x-3 gap-y-1 pt-2 text-sm">
        {targets(props).map(([name, href]) => (
          <a key={name} href={href} rel="noopener" className="link py-1">
            {name}
          </a>
        ))}
      </p>
    </details>
  );
}
