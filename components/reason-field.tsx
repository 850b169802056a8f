/** Why somebody does something that others will want to know about. */
export function ReasonField({ label = "Why", required = false }: { label?: string; required?: boolean }) {
  return (
    <input
      name="reason"
      aria-label={required ? label : `${label} (optional)`}
      placeholder={required ? label : `${label} (optional)`}
      required={required}
      minLength={3}
      maxLength={1000}
      className="input min-w-40 flex-1"
    />
  );
}
