/** What theory says of chains: how often a double spend overtakes, and how often two blocks are found beside each other. */
import { exp, log, pow } from "../../sim/portable-math.js";

/**
 * Chance that an attacker with a share q of the hash power catches up with z blocks on top of the payment's, its own
 * progress being taken as Poisson. S. Nakamoto, Bitcoin (2008), section 11; 1 from one half on.
 */
export function nakamoto(q: number, z: number): number {
  if (q >= 0.5) return 1;
  const ratio = q / (1 - q), mean = z * ratio;
  let sum = 1;
  for (let k = 0, weight = exp(-mean); k <= z; k++, weight *= mean / k) sum -= weight * (1 - pow(ratio, z - k));
  return sum;
}

/**
 * The same against n confirmations, exactly: the attacker's progress is negative binomial, it has one block in hand when
 * it pays, and must get ahead. M. Rosenfeld, Analysis of hashrate-based double-spending (2012), equation 1 and table 1.
 */
export function rosenfeld(q: number, n: number): number {
  if (q >= 0.5) return 1;
  if (q === 0) return 0;
  const p = 1 - q;
  let sum = 1, choose = 0; // log of C(m + n − 1, m)
  for (let m = 0; m <= n; m++) {
    if (m > 0) choose += log((m + n - 1) / m);
    sum -= exp(choose + n * log(p) + m * log(q)) - exp(choose + m * log(p) + n * log(q));
  }
  return Math.max(0, sum);
}

/**
 * Share of the blocks beside which another is found before everybody has heard: 1 − (1 − 1/T)^∫(1 − f(t))dt, f being the
 * share of hash power that has heard. C. Decker, R. Wattenhofer, Information propagation in the Bitcoin network (2013).
 * @param interval T, mean seconds between blocks
 * @param unheard ∫(1 − f(t))dt, seconds: the mean time to reach a share of hash power, 0 for the finder's own
 */
export function naturalForks(interval: number, unheard: number): number {
  return 1 - pow(1 - 1 / interval, unheard);
}
