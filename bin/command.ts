import { constants } from "node:os";
import { type Db, db } from "../lib/db/client";
import { openDatabase } from "../lib/db/open";
import { explain } from "../lib/errors";

/** Resolves with the exit code of a program that is told to end, by a signal or because who runs it is gone. */
const toldToEnd = new Promise<number>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => resolve(128 + constants.signals[signal]));
  process.on("disconnect", () => resolve(128 + constants.signals.SIGTERM));
});

/**
 * Runs a command on the database of this installation and ends the process: with 0, or with 1 and a clear sentence. Told to end, it
 * leaves the work where it is, since each of its transactions is whole, and closes the database.
 * @param check reads the arguments before a database is opened; what it returns is handed to `work`
 * @param finish has work that can be cut short come to its own end; then that is waited for
 */
export async function command<T>(
  check: () => T,
  work: (db: Db, options: T) => Promise<void>,
  finish?: () => void,
): Promise<never> {
  let code = 0;
  try {
    const options = check();
    const database = await openDatabase(console.log);
    try {
      const done = work(db(), options);
      const told = await Promise.race([done, toldToEnd]);
      if (told) code = told;
      if (told && finish) {
        finish();
        await done;
      }
      done.catch(() => {}); // what is cut off fails
    } finally {
      await db().$disconnect();
      await database.close();
    }
    process.exit(code); // Prisma's schema engine leaves a timer behind that would keep the process for ten seconds
  } catch (error) {
    console.error(explain(error) ?? error);
    process.exit(1);
  }
}
