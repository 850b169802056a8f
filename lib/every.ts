/** What is done every so often. */
export type Repeated = {
  /** Does it at once; where it is being done, once more after that. */
  now: () => void;
  /** Ends it, once what is running has ended. */
  end: () => Promise<void>;
};

/**
 * Runs `work` now and every `ms` milliseconds, never twice at once. The trouble that it returns is said once, until it changes.
 */
export function every(ms: number, work: () => Promise<string>, say: (line: string) => void): Repeated {
  let running: Promise<void> | null = null;
  let again = false;
  let said = "";
  let ended = false;
  const tick = async () => {
    do {
      again = false;
      const trouble = await work().catch((error: Error) => error.stack ?? String(error));
      if (trouble && trouble !== said && !ended) say(trouble);
      said = trouble;
    } while (again && !ended);
  };
  const start = () => {
    running ??= tick().finally(() => {
      running = null;
    });
  };
  start();
  const timer = setInterval(start, ms);
  return {
    now: () => {
      if (ended) return;
      again = running !== null;
      start();
    },
    end: async () => {
      ended = true;
      clearInterval(timer);
      await running;
    },
  };
}
