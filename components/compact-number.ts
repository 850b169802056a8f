const FORMAT = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });

/** A count as there is room for: 999, 1.2K. */
export const compactNumber = (count: number) => FORMAT.format(count);
