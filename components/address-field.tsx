/** Where somebody types their e-mail address. */
export function AddressField({ id, value, className = "input" }: { id: string; value?: string; className?: string }) {
  return (
    // Not type="email": browsers refuse addresses that are right, such as those with letters beyond ASCII.
    <input
      id={id}
      name="address"
      inputMode="email"
      autoComplete="email"
      autoCapitalize="off"
      spellCheck={false}
      required
      maxLength={254}
      pattern=".+@.+"
      title="An email address, like you@example.org"
      placeholder="you@example.org"
      defaultValue={value}
      className={className}
    />
  );
}
