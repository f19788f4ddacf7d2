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
  // Weights of each and all behind it, summed from the end: subtracting from the whole would leave no digit of the small ones.
  const weights = new Float64Array(order.length + 1);
  for (let place = order.length - 1; place >= 0; place--) weights[place] = weights[place + 1]! + weight[order[place]!]!;
  let left = capacity;
  for (const [place, i] of order.entries()) {
    const level = left / weights[place]!;
    if (demand[i]! > level * weight[i]!) {
      // As the level stands now, nobody from here on has enough.
      for (const short of order.slice(place)) shares[short] = level * weight[short]!;
      break;
    }
    shares[i] = demand[i]!;
    left -= demand[i]!;
  }
  return shares;
}
