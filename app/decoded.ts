/** The parts of a path as they were meant; the door lets none pass that cannot be decoded. */
export const decoded = (path: string[]): string[] => path.map(decodeURIComponent);
