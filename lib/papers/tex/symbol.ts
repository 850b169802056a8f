import { formulaText } from "./formula-text";

/** How many commands of one text may be looked up: KaTeX takes 50 µs for one that it does not know. */
const LOOK_UPS = 50;

/** Tells which sign a command of formulas stands for where people use it in prose ("3.6\times"); undefined where KaTeX knows none. */
export function symbolReader(): (command: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (command) => {
    if (!known.has(command) && known.size < LOOK_UPS) {
      const text = formulaText(`\\${command}`);
      known.set(command, text?.trim() && !text.includes("\\") ? text.trim() : undefined);
    }
    return known.get(command);
  };
}
