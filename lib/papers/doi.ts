/** The address that a DOI leads to. Signs that would end an address or begin another part of it are percent-encoded (DOI Handbook, 3.6). */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURIComponent(doi.toWellFormed()).replace(/%(?:2F|3A|3B|28|29)/g, decodeURIComponent)}`;
}
