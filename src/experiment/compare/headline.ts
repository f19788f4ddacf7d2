/**
 * Which of a hundred figures come first: those that the study names or, without them, what the economy got, and then what the
 * ledger did. A figure of the economy that is the same in all cells stands there too, after those that differ: that the ledger
 * does not change it is an answer. A cell in which nothing was observed, say no confirmation, does not hide a figure.
 */
import { nearest } from "../../parameter/nearest.js";
import type { ComparedMetric, ComparedPlan, IndexTable } from "./comparison.js";

const MOST = 10, MOST_OF_ECONOMY = 6;
/** Figures of the economy that stand there at least, differ or not, as far as a scenario has so many. */
const LEAST_OF_ECONOMY = 3;

/** Both in the order of their weight. */
const ECONOMY = [
  "road.delayCost.ratio", "drones.parcels.onTime.share", "grid.selfSufficiency", "trade.efficiency", "deals.paidInTime", "settlement.loss", "sensors.freshness.mean",
  "charging.sold", "drones.stranded", "deals.failed", "settlement.exposure.mean", "settlement.capitalCost", "charging.wait.mean", "road.delay.mean", "deals.agreed",
];
const LEDGER = ["confirmation.latency.mean", "throughput.confirmed", "fees.mean", "energy.perTransaction"];
/** Where there is room left: the ledger by itself. */
const LEDGER_TOO = ["conflicts.succeeded", "confirmation.latency.p95", "confirmation.share"];

export function headlineOf(metrics: readonly ComparedMetric[], { minimize, maximize }: ComparedPlan["metrics"]): string[] {
  const known = new Map(metrics.map((metric) => [metric.name, metric]));
  const named = [...minimize, ...maximize].filter((name) => known.has(name));
  if (named.length > 0) return [...new Set(named)];
  const fitting = (names: readonly string[], fits: (metric: ComparedMetric) => boolean) => names.filter((name) => { const metric = known.get(name); return metric !== undefined && fits(metric); });
  const differing = fitting(ECONOMY, differs).slice(0, MOST_OF_ECONOMY);
  const alike = fitting(ECONOMY, (metric) => saysAnything(metric) && !differs(metric)).slice(0, Math.max(0, LEAST_OF_ECONOMY - differing.length));
  const economy = [...differing, ...alike];
  for (const fits of [differs, saysAnything]) {
    const ledger = fitting([...LEDGER, ...(economy.length === 0 ? LEDGER_TOO : [])], fits);
    if (ledger.length > 0) return [...economy, ...ledger].slice(0, MOST);
  }
  return economy.length > 0 ? economy : metrics.filter(differs).slice(0, MOST).map(({ name }) => name);
}

function seen({ cells }: ComparedMetric): number[] {
  return cells.flatMap(({ mean }) => (mean === null ? [] : [mean]));
}

function differs(metric: ComparedMetric): boolean {
  return new Set(seen(metric)).size > 1;
}

function saysAnything(metric: ComparedMetric): boolean {
  return seen(metric).some((mean) => mean !== 0);
}

/** A sentence for each metric of the study that no run has, with the nearest that there is. */
export function unknownMetrics({ minimize, maximize }: ComparedPlan["metrics"], { metrics }: Pick<IndexTable, "metrics">): string[] {
  const names = metrics.map(({ name }) => name);
  return [...new Set([...minimize, ...maximize])].filter((name) => !names.includes(name)).map((name) => {
    const near = nearest(name, names);
    return `metrics: no run has a figure "${name}"${near === undefined ? "" : `; did you mean "${near}"?`}`;
  });
}
