import { AsyncLocalStorage } from "node:async_hooks";

const collected = new AsyncLocalStorage<Set<string>>();

/** Notes that what is shown of these papers has changed, for `collectChanges` around it. */
export function noteChanged(paperIds: string[]): void {
  for (const id of paperIds) collected.getStore()?.add(id);
}

/** Does `work`; returns its result and the papers of which it has changed what is shown, none where it had no effect. */
export async function collectChanges<T>(work: () => Promise<T>): Promise<{ result: T; papers: string[] }> {
  const papers = new Set<string>();
  const result = await collected.run(papers, work);
  return { result, papers: [...papers] };
}
