type Props = { name?: string; username?: string };

/** How somebody is called here: the name that is shown, and the one in addresses. */
export function NamesFields({ name, username }: Props) {
  return (
    <div className="grid gap-3 text-left sm:grid-cols-2">
      <label className="field">
        <span>Name</span>
        <input
          name="name"
          autoComplete="name"
          required
          maxLength={60}
          defaultValue={name}
          placeholder="Ada Lovelace"
          className="input"
        />
      </label>
      <label className="field">
        <span>Username</span>
        <input
          name="username"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          required
          minLength={3}
          maxLength={30}
          pattern="[A-Za-z](-?[A-Za-z0-9]){2,29}"
          title="3 to 30 of a to z, 0 to 9 and the hyphen"
          defaultValue={username}
          placeholder="ada"
          className="input"
        />
      </label>
    </div>
  );
}
