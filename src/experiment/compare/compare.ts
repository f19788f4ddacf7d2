/**
 * From the rows of an index to a comparison: means with intervals, differences paired by replication, Holm's adjustment over the
 * cells of a metric. Rows may come in any order; sums are taken in the order of the replications.
 */
import { holm } from "../statistics/holm.js";
import { confidenceInterval } from "../statistics/interval.js";
import { pairedDifference, type PairedDifference } from "../statistics/paired.js";
import { betterOf } from "./directions.js";
import { headlineOf } from "./headline.js";
import type { Better, CellWarmup, ComparedCell, ComparedDifference, ComparedMetric, ComparedPlan, Comparison, IndexTable } from "./comparison.js";

/** Adjusted p up to which a difference is called significant. */
const LEVEL = 0.05;

/** What one cell shows of one metric: figures and the replications from which they are. */
interface Observed { readonly replications: readonly number[]; readonly values: readonly number[] }

/** @param baseline number of the cell against which differences are taken */
export function compare(index: IndexTable, plan: ComparedPlan, baseline: number, warmup: readonly CellWarmup[] = []): Comparison {
  const cells = plan.cells.map(({ cell, label }) => ({ cell, label }));
  const against = cells.find(({ cell }) => cell === baseline);
  if (!against) throw new Error(`there is no cell ${baseline} to compare with`);
  const rows = [...index.rows].sort((a, b) => a.cell - b.cell || a.replication - b.replication);
  const ofCell = new Map(cells.map(({ cell }) => [cell, rows.filter((row) => row.cell === cell)]));
  const metrics = index.metrics.map(({ name, unit }, column): ComparedMetric => {
    const observed = new Map([...ofCell].map(([cell, its]): [number, Observed] => {
      const seen = its.filter(({ values }) => typeof values[column] === "number");
      return [cell, { replications: seen.map(({ replication }) => replication), values: seen.map(({ values }) => values[column]!) }];
    }));
    const better = betterOf(name, plan.metrics);
    const compared = comparedCells(cells.map(({ cell }) => cell), observed, baseline);
    const best = better && bestOf(compared, better);
    return { name, unit, ...(better === undefined ? {} : { better }), cells: compared, ...(best === undefined ? {} : { best }) };
  });
  return { format: 1, baseline: against, cells, confidence: 0.95, headline: headlineOf(metrics, plan.metrics), metrics, warmup };
}

function comparedCells(cells: readonly number[], observed: ReadonlyMap<number, Observed>, baseline: number): ComparedCell[] {
  const standard = observed.get(baseline)!;
  const differences = cells.map((cell) => (cell === baseline ? undefined : paired(observed.get(cell)!, standard)));
  const tested = differences.filter((each): each is PairedDifference => each !== undefined && each.pairs > 1);
  const adjusted = new Map(holm(tested.map(({ p }) => p)).map((p, i) => [tested[i]!, p]));
  return cells.map((cell, i) => {
    const { values } = observed.get(cell)!, { mean, halfWidth } = confidenceInterval(values);
    const difference = differences[i];
    return {
      cell, count: values.length, mean: values.length === 0 ? null : mean, halfWidth: values.length < 2 ? null : halfWidth,
      ...(difference === undefined ? {} : { difference: told(difference, adjusted.get(difference)) }),
    };
  });
}

/** Over the replications that both have. */
function paired(one: Observed, other: Observed): PairedDifference | undefined {
  const at = new Map(other.replications.map((replication, i) => [replication, other.values[i]!]));
  const both = [...one.replications.keys()].filter((i) => at.has(one.replications[i]!));
  if (both.length === 0) return undefined;
  return pairedDifference(both.map((i) => one.values[i]!), both.map((i) => at.get(one.replications[i]!)!));
}

function told({ mean, halfWidth, p }: PairedDifference, pHolm: number | undefined): ComparedDifference {
  if (pHolm === undefined) return { mean, halfWidth: null, p: null, pHolm: null, significant: false };
  return { mean, halfWidth, p, pHolm, significant: pHolm <= LEVEL };
}

function bestOf(cells: readonly ComparedCell[], better: Better): number | undefined {
  const seen = cells.filter(({ mean }) => mean !== null);
  const first = seen[0];
  if (first === undefined || seen.every(({ mean }) => mean === first.mean)) return undefined;
  return seen.reduce((best, each) => ((better === "lower" ? each.mean! < best.mean! : each.mean! > best.mean!) ? each : best)).cell;
}
