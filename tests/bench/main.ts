import { digestBench } from "./digest";
import { feedBench } from "./feed";
import { importBench } from "./import";
import { memoryBench } from "./memory";

// npm run bench -- feed [SIZE...] | import | memory | digest [FEW MANY]: figures of one run on this machine; only their ratios travel.

const [name, ...sizes] = process.argv.slice(2).filter((argument) => argument !== "--");
const [first = 1000, second = 100_000] = sizes.map(Number);
if (name === "feed") await feedBench(sizes.length ? sizes.map(Number) : [10_000, 1_000_000]);
else if (name === "import") await importBench();
else if (name === "memory")
  await memoryBench(...((sizes.length ? sizes.map(Number) : [1_000_000, 50_000]) as [number, number]));
else if (name === "digest") await digestBench([first, second]);
else {
  console.error(
    "Usage: npm run bench -- feed [NUMBER OF PAPERS...] | import | memory [REQUESTS ADDRESSES] | digest [FEW SUBSCRIBERS, MANY]",
  );
  process.exit(1);
}
process.exit(0);
