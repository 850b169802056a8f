/** A name, leading to the profile where there is one. */
export function PersonLink({ name, username }: { name: string; username: string | null }) {
  if (!username) return name;
  return (
    <a href={`/@${username}`} className="person">
      {name}
    </a>
  );
}
