/**
 * Memory: bytes reserved for a pending event, and what a steady state adds to the heap. The allocation is counted in a child
 * process with --expose-gc and a young generation so large that nothing is collected while it counts.
 */
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { printTable } from "./measure.mjs";
import { holdKernel } from "./peers/tanglewood.mjs";

const EVENTS = 1e6;
const BYTES_BAR = 40;
/** What garbage collection cannot take back would grow without end; a tenth of a byte an event is noise. */
const RETAINED_BAR = 0.1;

/** Runs in the child: prints what was allocated and what was kept, in bytes an event. */
function count() {
  const kernel = holdKernel(1e5);
  for (let round = 0; round < 8; round++) kernel.run({ maxEvents: EVENTS });
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  kernel.run({ maxEvents: EVENTS });
  const allocated = process.memoryUsage().heapUsed - before;
  globalThis.gc();
  const kept = process.memoryUsage().heapUsed - before;
  console.log(JSON.stringify([allocated / EVENTS, Math.max(0, kept) / EVENTS]));
}

function run() {
  const sizes = [1e3, 1e5, 1e6];
  const bytes = sizes.map((size) => {
    const kernel = holdKernel(size);
    kernel.run({ maxEvents: 2 * size });
    return kernel.bytes / kernel.pending;
  });
  printTable(["", ...sizes.map((size) => `${size.toLocaleString("en")} pending`)], [["bytes a pending event", ...bytes.map((value) => value.toFixed(1))]]);
  const flags = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
  const [allocated, kept] = JSON.parse(execFileSync(process.execPath, [...flags, fileURLToPath(import.meta.url), "count"], { encoding: "utf8" }));
  console.log(`  steady state: ${allocated.toFixed(2)} bytes an event of short-lived numbers, ${kept.toFixed(3)} bytes an event kept`);
  const cleared = Math.max(...bytes) <= BYTES_BAR && kept < RETAINED_BAR;
  console.log(`  ${cleared ? "ok  " : "MISS"} at most ${BYTES_BAR} bytes a pending event, nothing kept`);
  return cleared;
}

export const memory = { name: "memory", doc: "bytes a pending event, and allocation in the steady state", run };

if (process.argv[2] === "count") count();
