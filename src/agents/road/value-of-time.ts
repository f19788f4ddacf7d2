/**
 * Value of time: what an hour is worth to the traveller of one trip [token/h]. A distribution is its cumulative
 * function and its draw; everything else that the road needs (deciles, the equilibrium bribe) follows from the former.
 */
import { randomLogNormal } from "d3-random";
import { exp, log } from "../../sim/portable-math.js";

export interface ValueOfTime {
  /** Token/h. */
  readonly mean: number;
  /** Share of trips whose value of time is at most `value` token/h. */
  cdf(value: number): number;
  /** Makes a function that draws the value of time of one trip [token/h] from uniform numbers on [0, 1). */
  draw(source: () => number): () => number;
}

/** Lognormal with mean `mean` token/h and standard deviation `sigma` of the logarithm. */
export function lognormal(mean: number, sigma: number): ValueOfTime {
  const mu = log(mean) - sigma * sigma / 2;
  return {
    mean,
    cdf: (value) => value <= 0 ? 0 : normalCdf((log(value) - mu) / sigma),
    draw: (source) => randomLogNormal.source(source)(mu, sigma),
  };
}

/** Uniform between 0 and twice the mean: the distribution for which the priority queue has closed forms. */
export function uniform(mean: number): ValueOfTime {
  const top = 2 * mean;
  return {
    mean,
    cdf: (value) => Math.min(1, Math.max(0, value / top)),
    draw: (source) => () => top * source(),
  };
}

/** What the crossings see of several fleets: `cdf` weighted by the trips of each. */
export function mixtureCdf(parts: readonly { readonly weight: number; readonly of: ValueOfTime }[]): (value: number) => number {
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  return (value) => parts.reduce((sum, { weight, of }) => sum + weight / total * of.cdf(value), 0);
}

/** The value below which a share of all trips lies, by bisection of the cumulative function to full precision. */
export function quantile(cdf: (value: number) => number, share: number): number {
  let low = 0, high = 1;
  while (cdf(high) < share) high *= 2;
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < share) low = middle; else high = middle;
  }
  return (low + high) / 2;
}

/** The nine values between the ten equal shares of trips. */
export function decileEdges(cdf: (value: number) => number): Float64Array {
  return Float64Array.from({ length: 9 }, (_, edge) => quantile(cdf, (edge + 1) / 10));
}

/** Decile, 0…9, in which a value lies. */
export function decileOf(edges: Float64Array, value: number): number {
  let decile = 0;
  while (decile < edges.length && value > edges[decile]!) decile++;
  return decile;
}

const NUMERATOR = [3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931, 220.206867912376];
const DENOMINATOR = [8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831, 793.826512519948, 440.413735824752];
const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((sum, c) => sum * x + c, 0);

/**
 * Standard normal distribution function, absolute error below 1e-15: rational approximation of Hart (1968), algorithm 5666, in the
 * form of West, "Better approximations to cumulative normal functions", Wilmott Magazine 2005.
 */
export function normalCdf(x: number): number {
  const distance = Math.abs(x);
  if (distance > 37) return x > 0 ? 1 : 0;
  const bell = exp(-distance * distance / 2);
  const tail = distance < 7.07106781186547
    ? bell * polynomial(NUMERATOR, distance) / polynomial(DENOMINATOR, distance)
    : bell / (distance + 1 / (distance + 2 / (distance + 3 / (distance + 4 / (distance + 0.65))))) / 2.506628274631;
  return x > 0 ? 1 - tail : tail;
}
