/**
 * When a comparison has been repeated often enough: at the first number of replications at which every chosen metric of
 * every cell has a relative half-width of at most the precision asked for (Law 2015, §9.4.1, the sequential procedure).
 * The answer depends on the figures by replication number only, never on the order in which runs ended.
 */
import { confidenceInterval } from "./interval.js";

/** Fewer replications say too little about their own spread to stop on it. */
export const LEAST_REPLICATIONS = 5;

/** What sums of rounded numbers leave of a figure that is constant. */
const ROUNDING = 1e-12;

/** Whether the mean of these figures is known to the share `precision` of itself, at 95 %; figures that are all equal are. */
export function precise(values: readonly number[], precision: number): boolean {
  if (values.length < 2) return false;
  const { mean, halfWidth } = confidenceInterval(values);
  return halfWidth <= Math.max(precision, ROUNDING) * Math.abs(mean);
}

/**
 * The number of replications after which one may stop, or undefined if the figures there are do not suffice.
 * @param series for each cell and metric, the figures by replication (first to last, without gaps; null where nothing was observed)
 */
export function stoppingReplication(series: readonly (readonly (number | null)[])[], precision: number): number | undefined {
  const most = Math.min(...series.map((values) => values.length));
  for (let count = LEAST_REPLICATIONS; count <= most; count++) {
    if (series.every((values) => preciseSoFar(values, count, precision))) return count;
  }
  return undefined;
}

/** A figure that is missing in some replications is judged by the others; one that is missing in all has nothing to be judged. */
function preciseSoFar(values: readonly (number | null)[], count: number, precision: number): boolean {
  const seen = values.slice(0, count).filter((value) => value !== null);
  return seen.length === 0 || precise(seen, precision);
}
