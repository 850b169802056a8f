const KEYS = [
  ["j", "next paper"],
  ["k", "previous paper"],
  ["Enter", "open the paper"],
  ["u", "upvote, or remove your upvote"],
  ["/", "search"],
  ["?", "this list"],
] as const;

/** The list of keys, opened by ?. */
export function KeysDialog() {
  return (
    <dialog
      id="keys"
      aria-labelledby="keys-title"
      className="m-auto w-80 rounded-2xl border border-line bg-raised p-6 text-ink shadow-xl backdrop:bg-black/40"
    >
      <h2 id="keys-title" className="mb-3 font-semibold">
        Keys
      </h2>
      <dl className="grid grid-cols-[4rem_1fr] gap-y-2 text-sm">
        {KEYS.map(([key, does]) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="rounded border border-line px-1.5 py-0.5">{key}</kbd>
            </dt>
            <dd className="text-soft">{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-5">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
