import { ViewIcon } from "./icons";

/** How lists are shown: a choice that components/enhance/view.ts keeps in the browser; without a script there is none. */
export function ViewMenu() {
  return (
    <details className="menu" data-menu="" data-view="" hidden>
      <summary aria-label="View" className="icon-button">
        <ViewIcon />
      </summary>
      <form className="menu-panel right-0 w-60 p-3 text-sm">
        <fieldset>
          <legend className="px-1 pb-1 text-muted">Cards</legend>
          <label className="choice">
            <input type="radio" name="density" value="" defaultChecked /> Comfortable
          </label>
          <label className="choice">
            <input type="radio" name="density" value="compact" /> Compact
          </label>
        </fieldset>
        <label className="choice mt-2 border-t border-line pt-2">
          <input type="checkbox" name="dim" value="read" /> Dim papers I have read
        </label>
      </form>
    </details>
  );
}
