/** Folders of comparisons whose every figure is known: a model with a formula for each metric stands in for the simulator. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import seedrandom from "seedrandom";

export interface MadeSweep {
  readonly name: string;
  readonly parameters: readonly { readonly path: string; readonly unit?: string; readonly kind: "number" | "choice"; readonly values: readonly (number | string)[] }[];
  readonly replications: number;
  readonly metrics?: { readonly minimize: readonly string[]; readonly maximize: readonly string[] };
  /** Rows of the index that are there; all of them unless given. */
  readonly finished?: number;
  readonly failures?: readonly { readonly cell: number; readonly replication: number; readonly sentence: string }[];
  /** Cells that are computed; a whole grid unless given. */
  readonly cells?: readonly Readonly<Record<string, number | string>>[];
}

type Values = Readonly<Record<string, number | string>>;

/** Latency of each ledger in seconds, before its parameters and the noise of a replication. */
const BASE: Readonly<Record<string, number>> = { ideal: 0.02, tangle: 8, cloud: 0.35, blockchain: 310, channel: 0.6 };

/** The figures of one run; `noise` is that of the replication, the same in all cells. */
export function modelled(values: Values, noise: number): Record<string, { value: number | null; unit: string }> {
  const ledger = String(values["ledger.kind"] ?? "tangle"), delay = Number(values["ledger.network.delay"] ?? 1), alpha = Number(values["ledger.tipSelection.alpha"] ?? 0.001);
  const latency = (BASE[ledger] ?? 8) * (0.4 + 0.6 * delay) * (1 + 60 * alpha) * (1 + 0.04 * noise);
  const fee = ledger === "blockchain" ? 0.9 + 0.05 * noise : ledger === "channel" ? 0.02 : ledger === "cloud" ? 0.11 : 0;
  return {
    "confirmation.latency.p50": { value: latency, unit: "s" }, "confirmation.latency.p95": { value: 1.8 * latency, unit: "s" },
    "energy.perTransaction": { value: ledger === "blockchain" ? 900 * (1 + 0.02 * noise) : 0.0036 * (1 + 40 * alpha), unit: "J" },
    "fees.mean": { value: fee, unit: "token" },
    "road.delayCost.ratio": { value: 0.6 + 0.38 * (latency / (latency + 20)) + 0.03 * noise * (ledger === "ideal" ? 1.2 : 1), unit: "1" },
    "deals.paidInTime": { value: Math.round(7300 / (1 + latency / 60) + 20 * noise), unit: "1" },
    "tangle.tips.mean": { value: ledger === "tangle" ? 60 * delay : null, unit: "1" },
  };
}

export function cellsOf({ parameters, cells }: MadeSweep): readonly Values[] {
  return cells ?? parameters.reduce<Values[]>((all, { path, values }) => all.flatMap((cell) => values.map((value) => ({ ...cell, [path]: value }))), [{}]);
}

/** Writes a sweep's folder as `tanglewood compare` does. @returns for each run its cell and replication */
export function makeSweep(results: string, made: MadeSweep): { run: string; cell: number; replication: number }[] {
  const folder = join(results, made.name), cells = cellsOf(made), paths = made.parameters.map(({ path }) => path);
  const short = (path: string): string => path.split(".").at(-1)!;
  const label = (values: Values): string => paths.map((path) => (typeof values[path] === "string" ? values[path] : `${short(path)} ${values[path]!}`)).join(", ");
  const metrics = made.metrics ?? { minimize: ["confirmation.latency.p50", "energy.perTransaction", "fees.mean", "road.delayCost.ratio"], maximize: ["deals.paidInTime"] };
  mkdirSync(join(folder, "runs"), { recursive: true });
  writeFileSync(join(folder, "plan.json"), JSON.stringify({
    format: 1, engine: "0.1.0", name: made.name, scenario: "city", question: "Does the ledger change the economy?", lookFor: "Confirmation latency differs by four orders of magnitude; the cost of delay on the road hardly does.",
    scenarioFile: "question: Does the ledger change the economy?\n", assets: {}, study: {}, commandLine: `tanglewood compare scenarios/city.yaml ${made.parameters.map(({ path, values }) => `--vary ${path}=${values.join(",")}`).join(" ")} --replications ${made.replications}`,
    parameters: made.parameters, cells: cells.map((values, cell) => ({ cell, label: label(values), values, overrides: Object.entries(values).map(([path, value]) => ({ path, value })) })),
    replications: made.replications, seed: "1", baseline: Math.min(1, cells.length - 1), metrics, keep: "charts",
  }));
  const names = Object.keys(modelled({}, 0)).sort(), failed = made.failures ?? [], lines: string[] = [], runs: { run: string; cell: number; replication: number }[] = [];
  cells.forEach((values, cell) => {
    for (let replication = 1; replication <= made.replications; replication++) {
      if (failed.some((one) => one.cell === cell && one.replication === replication) || runs.length >= (made.finished ?? Infinity)) continue;
      const run = (cell * 1000 + replication + 0xab0000000000).toString(16), seed = replication === 1 ? "1" : `1/${replication}`;
      const noise = 2 * seedrandom.alea(seed)() - 1, figures = modelled(values, noise);
      lines.push([cell, replication, seed, run, ...paths.map((path) => values[path]), ...names.map((name) => figures[name]!.value ?? "")].join(","));
      runs.push({ run, cell, replication });
      writeRun(join(folder, "runs", run), seed, values, figures);
    }
  });
  const header = ["cell", "replication", "seed", "run", ...made.parameters.map(({ path, unit }) => (unit === undefined ? path : `${path} [${unit}]`)), ...names.map((name) => `${name} [${modelled({}, 0)[name]!.unit}]`)];
  writeFileSync(join(folder, "index.csv"), `${[header.join(","), ...lines].join("\n")}\n`);
  if (failed.length > 0) writeFileSync(join(folder, "failures.json"), JSON.stringify(failed.map((one) => ({ ...one, seed: "1", run: "cccccccccccc" }))));
  return runs;
}

/** Latencies from a quarter of the median to four times it, a bell on a logarithmic axis; of a blockchain 200 are never confirmed. */
function writeRun(path: string, seed: string, values: Values, figures: ReturnType<typeof modelled>): void {
  const median = figures["confirmation.latency.p50"]!.value!, random = seedrandom.alea(`${seed}/series`), bins = 40;
  mkdirSync(path, { recursive: true });
  const edge = (k: number): number => median * 4 ** ((2 * k) / bins - 1);
  const latency = Array.from({ length: bins }, (_, k) => `vehicle,${edge(k)},${edge(k + 1)},${Math.round(100 * Math.exp(-(((k - bins / 2) / 9) ** 2)))}`);
  const series = Array.from({ length: 120 }, (_, i) => [(i + 1) * 10, 60 + 4 * random(), median * (1 + 0.5 * Math.exp(-i / 10)) * (0.9 + 0.2 * random())].join(","));
  const never = values["ledger.kind"] === "blockchain" ? 200 : 0;
  const files: Record<string, string> = {
    "latency.csv": `kind,low [s],high [s],count\n${latency.join("\n")}\nsensor,${edge(bins / 2)},${edge(bins / 2 + 1)},300\nvehicle,,,${never}\n`,
    "series.csv": `time [s],throughput.issued [1/s],confirmation.latency.p50 [s]\n${series.join("\n")}\n`,
    "summary.json": JSON.stringify({ scenario: "city", seed, duration: 1200, warmup: 0, events: 1, wallSeconds: 0, warnings: [], metrics: figures }),
    "manifest.json": JSON.stringify({ format: 1, scenario: "city", seed, run: path.slice(-12), status: "done", question: "One run?", files: { "summary.json": {}, "series.csv": {}, "latency.csv": {} }, tables: {} }),
    "scenario.yaml": `ledger:\n  kind: ${values["ledger.kind"] ?? "tangle"}\n`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
}

export const LEDGERS: MadeSweep = { name: "ledgers", replications: 5, parameters: [{ path: "ledger.kind", kind: "choice", values: ["ideal", "tangle", "cloud", "blockchain", "channel"] }] };
export const GRID: MadeSweep = { name: "grid", replications: 4, parameters: [
  { path: "ledger.tipSelection.alpha", kind: "number", values: [0, 0.001, 0.01, 0.1] }, { path: "ledger.network.delay", unit: "s", kind: "number", values: [0.1, 1, 5] }, { path: "ledger.kind", kind: "choice", values: ["tangle", "cloud"] }] };
