/**
 * Run folders as the engine writes them, made up from a fixed seed: the figures look like those of a real city, and each
 * figure that a test compares is returned beside the files.
 */
import { mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import seedrandom from "seedrandom";
import { seriesColumns, type Course, type Domain } from "./fixture-series.js";
import { TANGLE_FIGURES } from "./fixture-tangle.js";

type Row = readonly (string | number)[];
export interface MadeRun { readonly scenario: string; readonly folder: string; readonly metrics: Readonly<Record<string, { value: number | null; unit: string }>> }

const cellOf = (cell: string | number): string | number => (typeof cell === "string" ? cell : Number.isNaN(cell) ? "" : Number(cell.toPrecision(6)));
const csv = (header: readonly string[], rows: readonly Row[]): string => [header, ...rows].map((row) => row.map(cellOf).join(",")).join("\n") + "\n";

interface Options extends Course {
  readonly scenario: string;
  readonly run: string;
  readonly seed: string;
  readonly question: string;
  readonly lookFor: string;
  readonly changedAt: string;
  readonly warnings?: readonly { readonly code: string; readonly sentence: string }[];
  /** Value and unit of figures that other runs do not have. */
  readonly figures?: Readonly<Record<string, readonly [value: number | null, unit: string]>>;
}

const KINDS: Readonly<Record<Domain, readonly [string, number, number][]>> = {
  road: [["vehicle", 8.2, 0.5]], drones: [["drone", 9.4, 0.55], ["station", 7.9, 0.45]], grid: [["home", 8.6, 0.5]], sensors: [],
};

function latencyRows(options: Options, random: () => number): Row[] {
  const kinds = [...options.domains.flatMap((domain) => KINDS[domain]), ["sensor", 11.8, 0.62] as const];
  return kinds.flatMap(([kind, median, sigma]) => {
    const rows: Row[] = [];
    for (let k = -60; k < 130; k++) {
      const low = median * 1.02 ** (k * 1.2), z = Math.log(low / median) / sigma;
      const count = Math.round(900 * Math.exp((-z * z) / 2) * (0.85 + 0.3 * random()));
      if (count > 0) rows.push([kind, low, low * 1.02 ** 1.2, count]);
    }
    return [...rows, [kind, "", "", Math.round(700 * random())]];
  });
}

/** Value and unit of each figure, as text to read: what tests compare stands here. */
const FIGURES: Readonly<Record<"ledger" | "deals" | Domain, Readonly<Record<string, readonly [value: number | null, unit: string]>>>> = {
  ledger: {
    "confirmation.share": [0.9931, "1"], "confirmation.latency.mean": [9.12, "s"], "confirmation.latency.p50": [8.43, "s"],
    "confirmation.latency.p95": [19.7, "s"], "confirmation.latency.p99": [27.31, "s"], "tangle.firstApproval.mean": [1.92, "s"],
    "tangle.orphans.share": [0, "1"], "conflicts.attempted": [0, "1"], "fees.mean": [null, "token"],
  },
  deals: { "deals.offered": [61_204, "1"], "deals.agreed": [48_911, "1"], "deals.paidInTime": [41_870, "1"], "deals.failed": [512, "1"] },
  road: {
    "road.delayCost.ratio": [0.7134, "1"], "road.delayCost.mean": [1.582, "cent"], "road.delayCost.fifo.mean": [2.217, "cent"],
    "road.paidInTime.share": [0.761, "1"], "road.passages": [58_812, "1"],
  },
  drones: {
    "drones.parcels.onTime": [3391, "1"], "drones.parcels.onTime.share": [0.8846, "1"], "charging.padUtilisation": [0.634, "1"],
    "charging.wait.mean": [47.3, "s"], "charging.pv.yield": [38.2, "kWh"], "charging.grid.import": [11.9, "kWh"],
  },
  grid: {
    "grid.load": [1241, "kWh"], "grid.traded": [263.4, "kWh"], "grid.price.mean": [0.2113, "token/kWh"],
    "grid.selfSufficiency": [0.6622, "1"], "grid.selfSufficiency.individual": [0.4519, "1"],
  },
  sensors: { "sensors.readings": [93_600, "1"], "sensors.freshness.mean": [39.04, "s"], "sensors.freshness.sampling": [30.02, "s"] },
};

function metricsOf({ domains, rate, figures = {} }: Options): MadeRun["metrics"] {
  const load = {
    "throughput.issued": [rate, "1/s"], "throughput.confirmed": [rate * 0.9931, "1/s"],
    "confirmation.pending": [Math.round(rate * 9.2), "1"], "tangle.tips.mean": [2.003 * rate, "1"],
  } as const;
  const parts = [load, FIGURES.ledger, ...(domains.length > 0 ? [FIGURES.deals] : []), ...domains.map((domain) => FIGURES[domain]), figures];
  return Object.fromEntries(parts.flatMap((part) => Object.entries(part)).map(([name, [value, unit]]) => [name, { value, unit }]));
}

const ROAD_HEADER = ["decile", "valueOfTime [token/h]", "passages", "delay [s]", "delayFifo [s]", "delayCost [cent]", "delayCostFifo [cent]", "paid [cent]", "received [cent]"];
const VALUES_OF_TIME = [7.6, 10.1, 12.1, 14.1, 16.1, 18.5, 21.2, 24.9, 30.6, 45.9];
const STATION_HEADER = [
  "station", "pads", "utilisation", "sold [kWh]", "revenue [token]", "pvYield [kWh]", "imported [kWh]", "exported [kWh]", "curtailed [kWh]", "x [m]", "y [m]",
];
const DEAL_HEADER = ["time [s]", "domain", "buyer", "seller", "quantity", "price [token]", "agreed [s]", "outcome", "reason"];

function roadRow(worth: number, i: number): Row {
  const delay = 8.1 - 0.66 * i;
  return [i + 1, worth, 5880, delay, 4.1, (worth / 36) * delay, (worth / 36) * 4.1, 0.4 + 0.21 * i, 2.4 - 0.21 * i];
}

function dealRow(i: number, random: () => number): Row {
  return [i * 2.4, "road", `cars/${i % 900}`, `cars/${(i * 7) % 900}`, 1, 0.034 * random(), i * 2.4 - 9, random() < 0.9 ? "delivered" : "late", ""];
}

/** The tables that a finished run has beside its series. */
function tablesOf(options: Options, metrics: MadeRun["metrics"], random: () => number): Record<string, string> {
  const { scenario, seed, duration, warnings = [] } = options;
  const rows = (count: number, row: (i: number) => Row): Row[] => Array.from({ length: count }, (_, i) => row(i));
  return {
    "latency.csv": csv(["kind", "low [s]", "high [s]", "count"], latencyRows(options, random)),
    "summary.json": JSON.stringify({ scenario, seed, duration, warmup: duration / 12, events: 4_812_233, wallSeconds: 9.64, digest: "5f0c61ad20e87b13", warnings, metrics }),
    "deals.csv": csv(DEAL_HEADER, rows(1500, (i) => dealRow(i, random))),
    ...(options.domains.includes("road") ? { "road.csv": csv(ROAD_HEADER, VALUES_OF_TIME.map(roadRow)) } : {}),
    ...(options.domains.includes("drones")
      ? { "stations.csv": csv(STATION_HEADER, rows(12, (i) => [`stations/${i}`, 4, 0.28 + 0.05 * i + 0.1 * random(), 9 + i, 2.7 + 0.3 * i, 6, 3, 1, 0, 400 * i, 900])) } : {}),
  };
}

const SCENARIO = (seed: string, duration: number): string =>
  `seed: "${seed}"\nduration: ${duration}\nledger:\n  kind: tangle\n  network:\n    kind: global\n    delay: 1\n  tipSelection:\n    rule: uniform-random\ngrid:\n  retail: 0.32\n  feedIn: 0.08\n`;

const CHANGED = [
  { path: "fleets.cars.count", value: 900, default: 100, unit: "1" }, { path: "ledger.network.delay", value: 1, default: 0.5, unit: "s" },
  { path: "ledger.tipSelection.rule", value: "uniform-random", default: "weighted-walk" },
];

function manifestOf(options: Options, files: Readonly<Record<string, string | Uint8Array>>, unfinished: boolean): unknown {
  const { scenario, seed, run, question, lookFor } = options;
  const head = { format: 1, engine: "0.1.0", scenario, seed, run, question, lookFor, overrides: { "ledger.network.delay": "1s" }, parametersChanged: CHANGED };
  const commandLine = `npx tanglewood run scenarios/${scenario}.yaml --set ledger.network.delay=1s --seed ${seed}`;
  if (unfinished) return { ...head, commandLine, status: "running", files: {}, tables: {} };
  const tables = {
    deals: { doc: "What devices agreed, paid, delivered or missed, and why.", columns: [], rows: 1500 },
    transactions: { doc: "One row a transaction.", columns: [], rows: 200_000, sampled: { every: 5, of: 1_000_000 } },
  };
  const digests = { trajectory: "b54ac6ef9d1120a7", results: "5f0c61ad20e87b13" };
  return { ...head, commandLine, status: "done", digests, tables, files: Object.fromEntries(Object.entries(files).map(([name, content]) => [name, { bytes: content.length }])) };
}

/** Writes a run below `root`; `unfinished` leaves it as a process that was killed would. */
export function makeRun(root: string, options: Options, unfinished = false, extra: Readonly<Record<string, string | Uint8Array>> = {}): MadeRun {
  const random = seedrandom.alea(`${options.seed}/fixture`);
  const columns = seriesColumns(options), interval = options.duration / 360;
  const rows = Array.from({ length: 360 }, (_, i) => [(i + 1) * interval, ...columns.map(([, value]) => value((i + 1) * interval, random))]);
  const series = csv(["time [s]", ...columns.map(([header]) => header)], rows);
  const metrics = metricsOf(options);
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "scenario.yaml": SCENARIO(options.seed, options.duration), "series.csv": unfinished ? series.slice(0, series.length * 0.6) : series,
    ...(unfinished ? {} : tablesOf(options, metrics, random)), ...extra,
  };
  const folder = unfinished ? `.unfinished-${options.run}-4711` : options.run;
  const path = join(root, options.scenario, folder), manifest = join(path, "manifest.json");
  mkdirSync(path, { recursive: true });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  writeFileSync(manifest, JSON.stringify(manifestOf(options, files, unfinished)));
  const moment = new Date(options.changedAt);
  utimesSync(manifest, moment, moment);
  return { scenario: options.scenario, folder, metrics };
}

export const CITY: Options = {
  scenario: "city", run: "3f9a0c41d7e2", seed: "1", domains: ["road", "drones", "grid", "sensors"], rate: 104.2, duration: 3600, changedAt: "2026-11-22T17:40:00Z",
  question: "Can a city's machines pay each other in time over one tangle, and what does its delay cost them?",
  lookFor: "The cost of delay on the road follows confirmation latency within minutes, while charging hides it: a pad is occupied for half an hour anyway.",
};
export const TANGLE: Options = {
  scenario: "tangle", run: "0b77e1c2aa90", seed: "42", domains: [], rate: 50, duration: 600, changedAt: "2026-11-22T16:02:00Z",
  question: "How many tips does a tangle carry at a given load and delay?", lookFor: "Tips settle at kλh/(k−1), the dashed line.",
  warnings: [{ code: "latency-censored", sentence: "0.9 % of the transactions were still unconfirmed at the end, so the 99th percentile of latency is too low." }],
};
export const UNFINISHED: Options = { ...CITY, run: "77aa10b2c3d4", seed: "2", changedAt: "2026-11-22T15:00:00Z" };

export const PEERS: Options = {
  ...TANGLE, rate: 100, scenario: "peers", run: "9ee259ee259e", seed: "5", changedAt: "2026-11-20T15:00:00Z", warnings: [], figures: TANGLE_FIGURES,
  question: "What does a double spend cost where every peer has a view of its own?",
};

export const TRACED: Options = { ...TANGLE, scenario: "traced", run: "d00dd00dd00d", changedAt: "2026-11-21T15:00:00Z" };

/** A log of `rows` transactions as text, in the columns of transactions.csv. */
export function transactionLog(rows: number): string {
  const lines = ["id,purpose,kind,payer,payee,amount [token],issued [s],attached [s],firstApproval [s],confirmed [s],latency [s],stage"];
  for (let i = 0; i < rows; i++) {
    const after = (seconds: number): string => (i * 0.0036 + seconds).toFixed(3);
    lines.push(`${i},passage,vehicle,cars/${i % 900},cars/${(i * 7) % 900},0.031,${after(0)},${after(0.2)},${after(1.9)},${after(8.4)},8.4,confirmed`);
  }
  return lines.join("\n") + "\n";
}
