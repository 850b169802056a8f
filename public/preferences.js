// What the reader chose and this browser keeps, applied before the page is painted, so that nothing jumps or flashes.
try {
  const page = document.documentElement.dataset;
  for (const name of ["theme", "density", "dim", "banner"]) {
    const chosen = localStorage.getItem(name);
    if (chosen) page[name] = chosen;
  }
  if (/(?:^|; )signed-in=1/.test(document.cookie)) page.signedIn = "";
} catch {}
