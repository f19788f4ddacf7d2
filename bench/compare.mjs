/**
 * A comparison as users make it: five ledgers × ten replications of a city of 2,000 devices, once on one thread and once on
 * two. Efficiency is T(1) / (2 · T(2)) of the wall time, so it needs two cores that have nothing else to do; the CPU time
 * beside it tells whether two threads cost more than one, which no other work on the machine can spoil.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printTable } from "./measure.mjs";

const LEDGERS = ["ideal", "tangle", "cloud", "blockchain", "milestones"], REPLICATIONS = 10;
const FLEETS = { cars: 800, homes: 480, drones: 60, stations: 16, sensors: 640, thieves: 4 };
/** Seconds for the whole on two cores, and the share of their time that two threads must use. */
const WALL_BAR = 120, EFFICIENCY_BAR = 0.9;

const cli = process.env.TANGLEWOOD_DIST ? new URL("src/cli/main.js", process.env.TANGLEWOOD_DIST).href : new URL("../dist/src/cli/main.js", import.meta.url).href;
const scenario = fileURLToPath(new URL("../scenarios/city.yaml", import.meta.url));

/** Seconds of wall and CPU time of the whole command, in a process of its own. */
function compare(out, threads) {
  const settings = Object.entries(FLEETS).flatMap(([fleet, count]) => ["--set", `fleets.${fleet}.count=${count}`]);
  const args = ["compare", scenario, "--vary", `ledger.kind=${LEDGERS.join(",")}`, ...settings, "--replications", String(REPLICATIONS), "--name", `j${threads}`, "-j", String(threads), "--out", out];
  const script = `process.on("exit", () => { const { user, system } = process.cpuUsage(); process.stderr.write("\\n" + (user + system) / 1e6); });
    await (await import(${JSON.stringify(cli)})).main(["node", "tanglewood", ...${JSON.stringify(args)}]);`;
  const before = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
  return { wall: (performance.now() - before) / 1000, cpu: Number(stderr.trim().split("\n").at(-1)) };
}

function run() {
  const out = mkdtempSync(join(tmpdir(), "tanglewood-bench-"));
  try {
    const one = compare(out, 1), two = compare(out, 2);
    const same = ["index.csv", "comparison.json"].every((name) => readFileSync(join(out, "j1", name), "utf8") === readFileSync(join(out, "j2", name), "utf8"));
    const efficiency = one.wall / (2 * two.wall), told = (cleared) => (cleared ? "ok  " : "MISS");
    printTable([`${LEDGERS.length} ledgers × ${REPLICATIONS} replications`, "wall s", "CPU s", "s a run"], [["one thread", one], ["two threads", two]].map(([name, { wall, cpu }]) => [name, wall.toFixed(1), cpu.toFixed(1), (cpu / LEDGERS.length / REPLICATIONS).toFixed(2)]));
    console.log(`  ${told(two.wall < WALL_BAR)} ${two.wall.toFixed(1)} s on two threads, bar ${WALL_BAR} s`);
    console.log(`  ${told(efficiency >= EFFICIENCY_BAR)} parallel efficiency ${efficiency.toFixed(2)}, bar ${EFFICIENCY_BAR}; CPU time of one thread over that of two: ${(one.cpu / two.cpu).toFixed(2)}`);
    console.log(`  ${told(same)} the same bytes`);
    return two.wall < WALL_BAR && efficiency >= EFFICIENCY_BAR && same;
  } finally { rmSync(out, { recursive: true }); }
}

export const compareBench = { name: "compare", doc: "five ledgers × ten replications of a city of 2,000 devices, on one thread and on two", run };

if (process.argv[1] === fileURLToPath(import.meta.url) && !run()) process.exitCode = 1;
