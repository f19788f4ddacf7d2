/**
 * Max-min fair shares by weight: nobody gets more than it asks for, and what is left is divided by weight. "Water
 * filling": the level rises for all that still want more, until the capacity is used up.
 */

/**
 * @param demand what each wants, of the same unit as `capacity`
 * @param weight of each, above 0
 */
export function fairShares(demand: ArrayLike<number>, weight: ArrayLike<number>, capacity: number): Float64Array {
  const order = Array.from({ length: demand.length }, (_, i) => i).sort((a, b) => demand[a]! / weight[a]! - demand[b]! / weight[b]! || a - b);
  const shares = new Float64Array(demand.length);
  let left = capacity, weights = 0;
  for (const i of order) weights += weight[i]!;
  for (const i of order) {
    // Of those not yet served this one is the first to have enough as the level rises.
    shares[i] = Math.min(demand[i]!, left * weight[i]! / weights);
    left -= shares[i]!;
    weights -= weight[i]!;
  }
  return shares;
}
