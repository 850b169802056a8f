/** A number with its noun: "1 paper", "1,200 papers". */
export const counted = (count: number, noun: string) => `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
