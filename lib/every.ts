/**
 * Runs `work` now and every `ms` milliseconds, never twice at once. The trouble that it returns is said once, until it changes.
 * @returns a function that ends it, once what is running has ended
 */
export function every(ms: number, work: () => Promise<string>, say: (line: string) => void): () => Promise<void> {
  let running: Promise<void> | null = null;
  let said = "";
  let ended = false;
  const tick = async () => {
    const trouble = await work().catch((error: Error) => error.stack ?? String(error));
    if (trouble && trouble !== said && !ended) say(trouble);
    said = trouble;
  };
  const start = () => {
    running ??= tick().finally(() => {
      running = null;
    });
  };
  start();
  const timer = setInterval(start, ms);
  return async () => {
    ended = true;
    clearInterval(timer);
    await running;
  };
}
