/** Why somebody does something that others will want to know about; 3 to 1,000 characters, blanks around them aside. */
export function ReasonField({ label = "Why", required = false }: { label?: string; required?: boolean }) {
  return (
    <input
      name="reason"
      aria-label={required ? label : `${label} (optional)`}
      placeholder={required ? label : `${label} (optional)`}
      required={required}
      pattern="\s*\S.+\S\s*"
      title="At least 3 characters"
      maxLength={1000}
      className="input min-w-40 flex-1"
    />
  );
}
