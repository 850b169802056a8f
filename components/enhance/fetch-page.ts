/** Another page of this site, parsed. Throws where it does not come with status 200. */
export async function fetchPage(href: string): Promise<Document> {
  const response = await fetch(href, { headers: { accept: "text/html" } });
  if (!response.ok) throw new Error(`${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}
