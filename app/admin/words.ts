import { counted } from "@/components/counted";
import type { RowCount } from "@/lib/curation/storage";

const SIZE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });
const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** A number with commas. */
export const number = (value: number): string => value.toLocaleString("en-US");

/** A count, said as exactly as it is known. */
export function rows({ count, how }: RowCount): string {
  return { exactly: "", about: "about ", more: "more than " }[how] + number(count);
}

/** A size in the unit that suits it. */
export function size(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3));
  return `${SIZE.format(bytes / 1000 ** power)} ${UNITS[power]}`;
}

/** How long something lasts, in its largest unit. */
export function duration(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return counted(minutes, "minute");
  return minutes < 2880 ? counted(Math.floor(minutes / 60), "hour") : counted(Math.floor(minutes / 1440), "day");
}
