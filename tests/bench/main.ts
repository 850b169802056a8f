import { feedBench } from "./feed";

// npm run bench -- feed [SIZE...]: figures of one run on this machine; only their ratios travel.

const [name, ...sizes] = process.argv.slice(2).filter((argument) => argument !== "--");
if (name !== "feed") {
  console.error("Usage: npm run bench -- feed [NUMBER OF PAPERS...]");
  process.exit(1);
}
await feedBench(sizes.length ? sizes.map(Number) : [10_000, 1_000_000]);
process.exit(0);
