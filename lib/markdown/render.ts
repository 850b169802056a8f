import { resolve } from "node:path";
import { Worker } from "node:worker_threads";
import { asTyped } from "./as-typed";

/** Which renderer it is: one more whenever it makes other HTML than before, so that what was kept is made anew. */
export const RENDERER = 2;

/** How long one text may take before its thread is ended, and how long it may wait for its turn; in milliseconds. */
const DEADLINE = 2000;
const PATIENCE = 3000;
/** Texts that wait, at most. */
const WAITING = 100;

const THREAD = { resourceLimits: { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 }, stdin: false };

type Job = { markdown: string; settle: (html: string | null) => void };
type Renderer = { queue: Job[]; thread?: Worker; ready: boolean; running?: Job };

// One for the whole process, though bundles may load this file more than once.
const shared = globalThis as { dailyPapersRenderer?: Renderer };
shared.dailyPapersRenderer ??= { queue: [], ready: false };
const renderer = shared.dailyPapersRenderer;

function finish(html: string | null) {
  const job = renderer.running;
  renderer.running = undefined;
  job?.settle(html);
  next();
}

/** Lets go of a thread that has ended, or is to. What it was at is shown as typed; it would be no better another time. */
function end(thread: Worker) {
  if (renderer.thread !== thread) return;
  renderer.thread = undefined;
  void thread.terminate();
  if (renderer.ready) startRenderer();
  if (renderer.running) finish(asTyped(renderer.running.markdown));
  else next();
}

/** Starts the thread, so that the first text does not wait for it. */
export function startRenderer(): void {
  if (renderer.thread) return;
  // By its path, since neither a bundler nor Node would make of a URL here what it has to be.
  const thread = new Worker(resolve(/* turbopackIgnore: true */ "lib/markdown/worker.mjs"), THREAD);
  thread.unref();
  renderer.thread = thread;
  renderer.ready = false;
  thread.on("message", (message: "ready" | { html: string | null }) => {
    if (renderer.thread !== thread) return;
    if (message !== "ready") return finish(message.html ?? asTyped(renderer.running?.markdown ?? ""));
    renderer.ready = true;
    next();
  });
  thread.once("error", (error: Error & { code?: string }) => {
    if (error.code !== "ERR_WORKER_OUT_OF_MEMORY") console.error("Markdown cannot be rendered:", error);
    if (!renderer.ready) for (const { settle } of renderer.queue.splice(0)) settle(null);
    end(thread);
  });
  thread.once("exit", () => end(thread));
}

function next() {
  if (renderer.running || !renderer.queue.length) return;
  if (!renderer.thread) return startRenderer();
  if (!renderer.ready) return;
  const job = renderer.queue.shift() as Job;
  const { thread } = renderer;
  renderer.running = job;
  const late = setTimeout(() => end(thread), DEADLINE);
  const { settle } = job;
  job.settle = (html) => {
    clearTimeout(late);
    settle(html);
  };
  thread.postMessage(job.markdown);
}

/**
 * A member's Markdown as HTML that is safe to stand in a page, made in a thread of its own, one text at a time. What would take too
 * long, too much memory or too much of a page comes back as it was typed.
 * @param patience how long it may wait for its turn, in milliseconds
 * @returns null where its turn did not come: it is to be asked for another time
 */
export function renderMarkdown(markdown: string, patience = PATIENCE): Promise<string | null> {
  if (renderer.queue.length >= WAITING) return Promise.resolve(null);
  return new Promise((settle) => {
    const job: Job = { markdown, settle };
    const tired = setTimeout(() => {
      const at = renderer.queue.indexOf(job);
      if (at < 0) return; // its turn has come
      renderer.queue.splice(at, 1);
      settle(null);
    }, patience);
    job.settle = (html) => {
      clearTimeout(tired);
      settle(html);
    };
    renderer.queue.push(job);
    next();
  });
}
