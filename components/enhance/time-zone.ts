/** Fills in the reader's time zone where a form asks for it and nobody has chosen one. */
export function timeZone(): void {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of document.querySelectorAll<HTMLInputElement>("[data-time-zone]")) field.value = zone;
  const select = document.querySelector<HTMLSelectElement>("[data-guess-zone] select[name=timeZone]");
  if (select && [...select.options].some((option) => option.value === zone)) select.value = zone;
}
