/**
 * The race between the honest weight of a payment and an adversary's hidden one. The honest side weighs w when the victim
 * accepts and grows at rate λ; the adversary has worked at rate μ for t seconds by then and goes on, for ever.
 */
import { exp, log } from "../../../sim/portable-math.js";

/**
 * Popov's bound on the probability that the adversary ever gets ahead: exp(−w φ(max(μt/w, μ/λ))), φ(a) = −ln a + a − 1.
 * S. Popov, The Tangle (2018), equations 9 to 12; 1 where the adversary is the faster one.
 */
export function outpacingBound(w: number, t: number, lambda: number, mu: number): number {
  if (mu === 0) return 0;
  const a = Math.max(mu * t / w, mu / lambda);
  return a >= 1 ? 1 : exp(-w * (a - 1 - log(a)));
}

/**
 * The probability itself: by t the adversary made a Poisson number of mean μt; from a deficit d two Poisson streams are
 * level with probability (μ/λ)^d (gambler's ruin). A tie is decided by lot, so half of the time it must be one ahead.
 * @param ahead honest transactions that are attached but not seen when the victim accepts: a Poisson number of this mean
 */
export function raceProbability(w: number, t: number, lambda: number, mu: number, ahead = 0): number {
  if (mu >= lambda) return 1;
  if (mu === 0) return 0;
  const ratio = mu / lambda;
  // What is ahead adds a Poisson number to the deficit; seen from r^d, it multiplies by its generating function.
  let probability = 0;
  for (const need of [w - 1, w]) probability += 0.5 * expectation(need, mu * t, ahead, ratio);
  return probability;
}

/** E[r^max(0, need + A − N)] for independent Poisson numbers A and N of these means. */
function expectation(need: number, made: number, ahead: number, ratio: number): number {
  const most = Math.ceil(ahead + 12 * Math.sqrt(ahead) + 12);
  let sum = 0, weight = exp(-ahead);
  for (let extra = 0; extra <= (ahead === 0 ? 0 : most); extra++) {
    sum += weight * levelling(need + extra, made, ratio);
    weight *= ahead / (extra + 1);
  }
  return sum;
}

/** E[r^max(0, deficit − N)], N Poisson of mean `made`. */
function levelling(deficit: number, made: number, ratio: number): number {
  let below = 0, expected = 0;
  for (let n = 0, log_p = -made; n < deficit; n++, log_p += log(made / n)) {
    const p = exp(log_p);
    below += p;
    expected += exp(log_p + (deficit - n) * log(ratio));
  }
  return expected + Math.max(0, 1 - below);
}
