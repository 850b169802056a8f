/** The pages of those who run the site, each with its name and address. */
const PLACES = {
  overview: ["Overview", "/admin"],
  waiting: ["Waiting", "/curate"],
  papers: ["Papers", "/admin/papers"],
  people: ["People", "/admin/people"],
  log: ["Activity log", "/curate/log"],
  mail: ["Mail", "/admin/digests"],
  invite: ["Invite people", "/admin/invite"],
} as const;
export type AdminPlace = keyof typeof PLACES;

type Props = {
  current: AdminPlace;
  /** Whether the page is one below that, as that of a single paper. */
  below?: boolean;
  /** How much waits for curators. */
  waiting: number;
  /** Whether they may see the site's mail and invite people. */
  administrator: boolean;
};

/** The row of links on every page of those who run the site. */
export function AdminNav({ current, below = false, waiting, administrator }: Props) {
  const places = (Object.keys(PLACES) as AdminPlace[]).filter(
    (place) => administrator || (place !== "mail" && place !== "invite"),
  );
  return (
    <nav aria-label="Administration" className="-mx-2 flex flex-wrap gap-1 pt-6">
      {places.map((place) => {
        const [name, href] = PLACES[place];
        return (
          <a key={place} href={href} className="tab" aria-current={place === current ? (below ? "true" : "page") : undefined}>
            {name}
            {place === "waiting" && ` (${waiting})`}
          </a>
        );
      })}
    </nav>
  );
}
