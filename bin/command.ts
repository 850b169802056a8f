import { type Db, db } from "../lib/db/client";
import { openDatabase } from "../lib/db/open";
import { explain } from "../lib/errors";

/**
 * Runs a command on the database of this installation and ends the process: with 0, or with 1 and a clear sentence.
 * @param check reads the arguments before a database is opened; what it returns is handed to `work`
 */
export async function command<T>(check: () => T, work: (db: Db, options: T) => Promise<void>): Promise<never> {
  try {
    const options = check();
    const database = await openDatabase(console.log);
    try {
      await work(db(), options);
    } finally {
      await db().$disconnect();
      await database.close();
    }
    process.exit(0); // Prisma's schema engine leaves a timer behind that would keep the process for ten seconds
  } catch (error) {
    console.error(explain(error) ?? error);
    process.exit(1);
  }
}
