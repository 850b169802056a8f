import type { Job } from "@/lib/jobs";

/** Does a job once, here; returns what ends it. */
export function begun({ work }: Job): () => Promise<void> {
  const ending = new AbortController();
  const done = work(ending.signal);
  return () => {
    ending.abort();
    return done;
  };
}
