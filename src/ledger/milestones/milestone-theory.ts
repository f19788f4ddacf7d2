/**
 * What theory says of milestones: how long a transaction waits for the next one. Where the coordinator fails, time is a
 * chain of cycles, each from a repair to the next, at both of which there is a milestone. Whoever comes at any moment waits,
 * on the average, the sum of the squared gaps between milestones over twice the length of a cycle (renewal-reward).
 */
import { exp } from "../../sim/portable-math.js";

/** Below this many intervals to a failure the difference that `waitForMilestone` takes has no digits left; its series has. */
const SMALL = 1e-4;

/**
 * Mean wait for a milestone, seconds. Times up are exponential of mean m. With q = exp(−I/m), a cycle has q/(1 − q) full gaps
 * in the mean, and one of R + D: what was left of the time up, exponential but below I, and the repair. The sums shorten to
 * E[R] + E[D²]/(2(m + E[D])), where E[R] = m − I/(exp(I/m) − 1), which is I/2 where nothing fails.
 * @param interval I, seconds between milestones
 * @param mtbf m, mean time from repair to failure
 * @param mttr E[D], mean time of repair
 * @param spread standard deviation of the repair over its mean: 1 for exponential, 0 for constant
 */
export function waitForMilestone(interval: number, mtbf: number, mttr: number, spread: number): number {
  const share = interval / mtbf;
  const rest = share < SMALL ? interval / 2 * (1 - share / 6) : mtbf - interval / (exp(share) - 1);
  return rest + mttr * mttr * (1 + spread * spread) / (2 * (mtbf + mttr));
}
