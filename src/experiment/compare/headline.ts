/**
 * Which of a hundred figures come first: those that the study names or, without them, the usual ones of ledger and economy that
 * differ between the cells. A cell in which nothing was observed, say no confirmation, does not hide a figure: it tells something.
 */
import { nearest } from "../../parameter/nearest.js";
import type { ComparedMetric, ComparedPlan, IndexTable } from "./comparison.js";

const MOST = 8;

/** Both in the order of their weight. */
const LEDGER = [
  "confirmation.latency.mean", "throughput.confirmed", "fees.mean", "energy.perTransaction", "conflicts.succeeded", "settlement.loss",
  "confirmation.latency.p95", "confirmation.share",
];
const ECONOMY = [
  "road.delayCost.ratio", "drones.parcels.onTime.share", "grid.selfSufficiency", "trade.efficiency", "deals.paidInTime", "charging.wait.mean",
  "sensors.freshness.mean", "deals.agreed", "deals.failed", "road.delay.mean", "settlement.exposure.mean", "settlement.capitalCost", "drones.stranded",
];

export function headlineOf(metrics: readonly ComparedMetric[], { minimize, maximize }: ComparedPlan["metrics"]): string[] {
  const known = new Map(metrics.map((metric) => [metric.name, metric]));
  const named = [...minimize, ...maximize].filter((name) => known.has(name));
  if (named.length > 0) return [...new Set(named)];
  const fitting = (names: readonly string[], fits: (metric: ComparedMetric) => boolean) => names.filter((name) => { const metric = known.get(name); return metric !== undefined && fits(metric); });
  for (const fits of [differs, saysAnything]) {
    const ledger = fitting(LEDGER, fits), economy = fitting(ECONOMY, fits);
    const both = [...ledger.slice(0, Math.max(MOST / 2, MOST - economy.length)), ...economy].slice(0, MOST);
    if (both.length > 0) return both;
  }
  return metrics.filter(differs).slice(0, MOST).map(({ name }) => name);
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
