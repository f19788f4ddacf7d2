/** The hold model of the whole kernel under increments that trouble an event list, heavy ties above all. */
import { median, printTable, speeds } from "./measure.mjs";
import { holdKernel } from "./peers/tanglewood.mjs";

const SIZES = [1e3, 1e5, 1e6];
const EVENTS = 1e6;

const draws = {
  "exponential": (random) => random.exponential(1),
  "Pareto, shape 1.1": (random) => (1 - random.next()) ** (-1 / 1.1) - 1,
  "bimodal, 10 % a hundred times as far": (random) => (random.next() < 0.9 ? 0 : 100) + random.exponential(1),
  "whole seconds, 1 to 100": (random) => 1 + random.integer(100),
  "whole minutes, 1 to 60": (random) => 60 * (1 + random.integer(60)),
};

/** Whole-second timers may be at most twice as slow as exponential ones. */
const TIES_BAR = 0.5;

function run() {
  const rows = Object.entries(draws).map(([name, draw]) => [name, ...SIZES.map((size) => {
    const kernel = holdKernel(size, draw), hold = (maxEvents) => void kernel.run({ maxEvents });
    hold(Math.max(size, 1e6));
    return median(speeds(EVENTS, hold));
  })]);
  printTable(["M events per CPU-second, median of five", ...SIZES.map((size) => `${size.toLocaleString("en")} pending`)],
    rows.map(([name, ...values]) => [name, ...values.map((value) => value.toFixed(2))]));
  const [exponential, , , ...ties] = rows;
  const least = Math.min(...ties.flatMap(([, ...values]) => values.map((value, index) => value / exponential[index + 1])));
  console.log(`  ${least >= TIES_BAR ? "ok  " : "MISS"} whole seconds and minutes / exponential: at least ${least.toFixed(2)}, bar ${TIES_BAR}`);
  return least >= TIES_BAR;
}

export const increments = { name: "increments", doc: "speed of the kernel whatever the increments are", run };
