// What Next has built, looked at before it is served. Pages reach the reader without Next's runtime (document.mjs), so one that needs
// it, or that Next would send in pieces, would stay empty or half done. The build fails there, and says which.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { SCRIPTS, staysOut } from "./document.mjs";

/** The files of a folder, and of those in it, whose names end so; as paths. */
const filesIn = (folder, ending) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true })
        .filter((name) => ending.test(name))
        .map((name) => join(folder, name))
        .sort()
    : [];

// In a page's source: what makes React send a fallback first, and a script that document.mjs does not know.
const IN_SOURCE = [
  [/<(?:React\.)?Suspense\b/, "a Suspense boundary: pages are sent whole"],
  [/\bfrom "next\/(?:script|dynamic)"|\blazy\(/, "code that is loaded in the browser: that is what components/enhance is for"],
  [/^\s*["']use client["']/m, "a client component: that is what components/enhance is for"],
];
const SCRIPT_TAG = /<script\b[^>]*>/g;
// In a page as Next sends it: a boundary that is still pending, or has failed, and the fallback in its place.
const FALLBACK = /<!--\$[?!]-->|<template id="B:/;
// What Next adds to each page: its runtime, and the data that it would hydrate from.
const RUNTIME =
  /^<script\b[^>]*\bsrc="\/_next\/static\/|^<script[^>]*>(?:\(self\.__next_f|self\.__next_f|\(globalThis\["TURBOPACK"\])|^<link rel="preload" as="script"/;

/** What is wrong with the source of a page or a component: sentences. */
export function problemsOfSource(text) {
  const found = IN_SOURCE.filter(([pattern]) => pattern.test(text)).map(([, problem]) => problem);
  const unknown = (text.match(SCRIPT_TAG) ?? []).filter(staysOut);
  return [...found, ...unknown.map((tag) => `a script that no reader would get: ${tag}`)];
}

/** What is wrong with a page as Next sends it: sentences. */
export function problemsOfHtml(html) {
  const unknown = (html.match(SCRIPTS) ?? []).filter((element) => staysOut(element) && !RUNTIME.test(element));
  return [
    ...(FALLBACK.test(html) ? ["a fallback instead of what is to be read"] : []),
    ...unknown.map((element) => `a script that no reader would get: ${element.slice(0, 80)}`),
  ];
}

/** The modules of a page that run in the browser and are not Next's own, by its manifest, a script that assigns to a global. */
export function clientModulesOf(manifest) {
  const sandbox = {};
  runInNewContext(`globalThis.__RSC_MANIFEST = {}; ${manifest}`, sandbox);
  const modules = Object.values(sandbox.__RSC_MANIFEST).flatMap(({ clientModules }) => Object.keys(clientModules));
  return modules.filter((name) => !name.includes("/node_modules/next/"));
}

/**
 * Checks the source and what was built from it.
 * @param root the folder of the project
 * @returns a line for each problem; none where all pages are fit to be read without a script of Next
 */
export function problemsOfBuild(root) {
  const sources = ["app", "components"].flatMap((folder) => filesIn(join(root, folder), /\.tsx$/));
  const built = join(root, ".next/server/app");
  const problems = (files, problemsOf) =>
    files.flatMap((file) =>
      problemsOf(readFileSync(file, "utf8")).map((problem) => `${file.slice(root.length + 1)} has ${problem}.`),
    );
  return [
    ...filesIn(join(root, "app"), /(?:^|\/)loading\.[jt]sx?$/).map(
      (file) => `${file.slice(root.length + 1)} is a fallback: pages are sent whole.`,
    ),
    ...problems(sources, problemsOfSource),
    ...problems(filesIn(built, /_client-reference-manifest\.js$/), (text) =>
      clientModulesOf(text).map((name) => `a module that runs in the browser: ${name}`),
    ),
    ...problems(filesIn(built, /\.html$/), problemsOfHtml),
  ];
}
