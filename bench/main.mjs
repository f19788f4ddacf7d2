/**
 * The benchmarks by name: `node bench/main.mjs [name]…` runs those named, or all. Run `npm run build` first, or `npm run bench`,
 * which builds. A benchmark prints its own table; bars that it must clear are checked there and set the exit code.
 */
import { day } from "./day.mjs";
import { gossip } from "./gossip.mjs";
import { compareBench } from "./compare.mjs";
import { congestion } from "./congestion.mjs";
import { holdModel } from "./hold-model.mjs";
import { increments } from "./increments.mjs";
import { memory } from "./memory.mjs";
import { tangle } from "./tangle.mjs";
import { transport } from "./transport.mjs";

/** Each: `{ name, doc, run(): Promise<boolean> }`, true when its bars are cleared. */
const benches = [holdModel, increments, memory, tangle, gossip, transport, day, congestion, compareBench];

const names = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`unknown benchmark: ${unknown.join(", ")}; there are: ${benches.map((bench) => bench.name).join(", ")}`);
  process.exit(2);
}
for (const bench of benches) {
  if (names.length > 0 && !names.includes(bench.name)) continue;
  console.log(`\n${bench.name}: ${bench.doc}`);
  if (!(await bench.run())) process.exitCode = 1;
}
