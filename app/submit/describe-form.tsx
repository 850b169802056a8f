/** A paper in somebody's words, for the curators. */
export function DescribeForm() {
  return (
    <form action="/api/submit" method="post" className="grid gap-3">
      <label className="field">
        <span>Title</span>
        <input name="title" required maxLength={400} className="input" />
      </label>
      <label className="field">
        <span>Authors, separated by commas (or semicolons, if names contain commas)</span>
        <input name="authors" required maxLength={20_000} placeholder="Ada Lovelace, Alan Turing" className="input" />
      </label>
      <label className="field">
        <span>Abstract</span>
        <textarea name="abstract" required minLength={50} maxLength={10_000} rows={5} className="input h-auto! py-2" />
      </label>
      <label className="field">
        <span>Link to the paper</span>
        <input name="url" type="url" required pattern="https://.+" maxLength={2000} placeholder="https://" className="input" />
      </label>
      <button type="submit" name="action" value="describe" className="button justify-self-start">
        Send to curators
      </button>
    </form>
  );
}
