/**
 * Mana: what a peer may write and how much its vote counts, spread over peers after Zipf's law, as measured wealth is:
 * the n-th richest holds a share in proportion to n^−s.
 */
import { exp, log } from "../../sim/portable-math.js";

/** @param exponent s; 0: equal shares. @returns the share of each of `count` holders, the richest first; they sum to 1 */
export function zipfShares(count: number, exponent: number): Float64Array {
  const shares = Float64Array.from({ length: count }, (_, index) => exp(-exponent * log(index + 1)));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}
