import autocannon from "autocannon";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { temporaryFolder } from "../support/folder";
import { siteAddress } from "../support/own-site";
import { program } from "../support/program";
import { loadPapers } from "./load";
import { memoryOf } from "./memory-of";

const AT_ONCE = 8;

/** Asks for many pages many times, each as often as the others, and prints the memory of all processes but PostgreSQL. */
export async function memoryBench(requests: number, addresses: number): Promise<void> {
  const folder = await temporaryFolder();
  const database = await startEmbedded(folder.path);
  await migrate(database.url);
  await loadPapers(database.url, addresses);
  const site = program(["bin/start.mjs"], { DATABASE_URL: database.url, PORT: "0", INGEST: "off" });
  const base = await siteAddress(site);
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(site.child.pid as number));
  }, 1000);
  // Connections go through the pages side by side, and each asks several times for one: readers of a page come together.
  const each = Math.ceil(requests / addresses / AT_ONCE);
  const asked = Array.from({ length: addresses }, (_, n) => ({ path: `/papers/made-${n}` })).flatMap((one) =>
    Array<typeof one>(each).fill(one),
  );
  const result = await autocannon({
    url: base,
    connections: AT_ONCE,
    amount: AT_ONCE * asked.length,
    headers: { "accept-encoding": "br" },
    requests: asked,
    timeout: 60,
  });
  clearInterval(watch);
  if (result.non2xx || result.errors) throw new Error(`${result.non2xx} bad answers, ${result.errors} errors`);
  const after = memoryOf(site.child.pid as number);
  console.log(`${result["2xx"].toLocaleString("en-US")} requests over ${addresses.toLocaleString("en-US")} addresses`);
  console.log(`  memory of all processes       ${after} MB after it, ${most} MB at most`);
  console.log(`  of 700 MB                     ${(most / 700).toFixed(2)}`);
  site.child.kill("SIGTERM");
  await site.ended;
  await database.stop();
  await folder.remove();
}
