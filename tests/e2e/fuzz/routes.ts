import { readdirSync } from "node:fs";

/** Every route of the app as the file system has it, so that a new one is tried by itself: `/papers/[...path]`. */
export function routesOfTheApp(): string[] {
  return readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)(page|route)\.tsx?$/.test(file))
    .map((file) => `/${file.replace(/\/?[^/]+$/, "")}`)
    .sort();
}
