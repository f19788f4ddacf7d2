/**
 * What theory says of milestones: how long a transaction waits for the next one. It waits half the interval where the
 * coordinator never fails. Where it does, time is a chain of cycles, one from each repair to the next, at both of which
 * there is a milestone; a transaction that comes at any moment waits, on the average, the sum of the squared gaps between
 * milestones over twice the length of a cycle (renewal-reward).
 */
import { exp } from "../../sim/portable-math.js";

/**
 * Mean wait for a milestone, seconds. With q = exp(−I/m) a cycle has q/(1 − q) full gaps of length I in the mean, and one
 * gap of what is left of the time up, exponential but below I, and of the whole repair.
 * @param interval I, seconds between milestones
 * @param mtbf m, mean time from repair to failure, exponential
 * @param mttr mean time of repair, exponential
 */
export function waitForMilestone(interval: number, mtbf: number, mttr: number): number {
  const q = exp(-interval / mtbf), full = q / (1 - q);
  const rest = mtbf - interval * full, restSquared = 2 * mtbf * mtbf - full * interval * (interval + 2 * mtbf);
  const last = restSquared + 2 * rest * mttr + 2 * mttr * mttr;
  return (full * interval * interval + last) / (2 * (mtbf + mttr));
}
