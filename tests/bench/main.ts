import { feedBench } from "./feed";
import { importBench } from "./import";

// npm run bench -- feed [SIZE...] | import: figures of one run on this machine; only their ratios travel.

const [name, ...sizes] = process.argv.slice(2).filter((argument) => argument !== "--");
if (name === "feed") await feedBench(sizes.length ? sizes.map(Number) : [10_000, 1_000_000]);
else if (name === "import") await importBench();
else {
  console.error("Usage: npm run bench -- feed [NUMBER OF PAPERS...] | import");
  process.exit(1);
}
process.exit(0);
