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
 *
 * With a delay h two things are on their way. When the victim accepts, honest transactions that are attached but not seen, a
 * Poisson number of mean λh, add to the deficit. And when the adversary draws level in what is seen, honest votes for the
 * payment are still to come, which may turn the honest back: see `lasting`. Derived; checked against simulations.
 */
export function raceProbability(w: number, t: number, lambda: number, mu: number, delay = 0): number { return raceOf(lambda, mu, delay)(w, t); }

/** The same for many w and t. */
export function raceOf(lambda: number, mu: number, delay: number): (w: number, t: number) => number {
  if (Number.isNaN(delay)) return () => Number.NaN;
  if (mu >= lambda) return () => 1;
  if (mu === 0) return () => 0;
  const ratio = mu / lambda, lasts = lasting(lambda * delay, mu * delay, ratio), ahead = poisson(lambda * delay);
  return (w, t) => {
    const made = poisson(mu * t), catches = powers(ratio, w + ahead.length);
    let probability = 0;
    for (let need = w - 1; need <= w; need++) {
      for (let unseen = 0; unseen < ahead.length; unseen++) {
        for (let n = 0; n < made.length; n++) {
          const deficit = need + unseen - n;
          probability += 0.5 * made[n]! * ahead[unseen]! * (deficit > 0 ? catches[deficit]! * lasts[0]! : lasts[Math.min(-deficit, lasts.length - 1)]!);
        }
      }
    }
    return probability;
  };
}

/**
 * The probability that honest issuers stay with the adversary's side once they have turned to it, by how far it is ahead.
 * Votes of one delay are on their way: Poisson numbers of means λh for the payment and μh for the adversary. If they leave the
 * payment d ahead, it is on top for one part of the delay that follows, half of it on the average; in the other half honest votes
 * went to the adversary, at λ + μ, which may already turn them once more; else the race is run again from what is left.
 */
function lasting(honest: number, own: number, ratio: number): Float64Array {
  const forPayment = poisson(honest), forRival = poisson(own), between = poisson((honest + own) / 2), most = forPayment.length, catches = powers(ratio, most);
  /** By how far the payment gets ahead: the probability that it is caught up with again. */
  const again = Float64Array.from({ length: most }, (_, d) => between.reduce((sum, p, n) => sum + p * catches[Math.max(0, d - n)]!, 0));
  const stays = new Float64Array(most), returns = new Float64Array(most);
  for (let lead = 0; lead < most; lead++) {
    for (const [m, p] of forPayment.entries()) {
      for (const [n, q] of forRival.entries()) {
        const d = m - n - lead;
        if (d <= 0) stays[lead]! += p * q; else returns[lead]! += p * q * again[d]!;
      }
    }
  }
  const level = stays[0]! / (1 - returns[0]!);
  return stays.map((stay, lead) => lead === 0 ? level : stay + returns[lead]! * level);
}

/** Probabilities of 0, 1, … of a Poisson number of this mean, up to where they are nothing. */
function poisson(mean: number): Float64Array {
  const most = mean === 0 ? 0 : Math.ceil(mean + 12 * Math.sqrt(mean) + 12), p = new Float64Array(most + 1);
  for (let n = 0, logP = -mean; n <= most; n++, logP += log(mean / n)) p[n] = exp(logP);
  return p;
}

/** 1, base, base², … up to the power `most`. */
function powers(base: number, most: number): Float64Array {
  const values = new Float64Array(Math.ceil(most) + 1).fill(1);
  for (let n = 1; n < values.length; n++) values[n] = values[n - 1]! * base;
  return values;
}
