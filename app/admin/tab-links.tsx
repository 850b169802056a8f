/** Links to the lists of one page, of which one is shown: its name, its address, whether it is that one. */
export function TabLinks({ label, tabs }: { label: string; tabs: [name: string, href: string, current: boolean][] }) {
  return (
    <nav aria-label={label} className="-mx-2 flex flex-wrap gap-1">
      {tabs.map(([name, href, current]) => (
        <a key={name} href={href} className="tab" aria-current={current ? "page" : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
