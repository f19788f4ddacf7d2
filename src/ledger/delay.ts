/** A delay as a parameter: its mean, its distribution, and how far it spreads. */
import { randomLogNormal } from "d3-random";
import { choice, duration, number } from "../parameter/parameter.js";
import type { RandomStream } from "../sim/random.js";
import { log } from "../sim/portable-math.js";

export const DELAY_DISTRIBUTIONS = ["constant", "exponential", "uniform", "lognormal"] as const;
export type DelayDistribution = (typeof DELAY_DISTRIBUTIONS)[number];

/** What `delayParameters` describes, once parsed. */
export interface Delay {
  /** Mean, seconds. */
  readonly delay: number;
  readonly delayDistribution: DelayDistribution;
  /** `uniform`: half width over mean; `lognormal`: standard deviation over mean. */
  readonly delaySpread: number;
}

/** The parameters of a delay; `doc` says what of, `each` what has one of its own. */
export function delayParameters({ each = "transaction", ...options }: { readonly doc: string; readonly default: string; readonly each?: string; readonly min?: number }) {
  return {
    delay: duration({ ...options, max: 86_400 }),
    delayDistribution: choice(DELAY_DISTRIBUTIONS, { default: "constant", doc: `How the delay varies from one ${each} to the next, about the mean \`delay\`.` }),
    delaySpread: number({ default: 0.5, min: 0, max: 1, doc: "Spread relative to the mean: half the width of a uniform delay, the standard deviation of a lognormal one.", when: { delayDistribution: ["uniform", "lognormal"] } }),
  };
}

/** A function that draws delays in seconds. */
export function delaySampler({ delay, delayDistribution, delaySpread }: Delay, random: RandomStream): () => number {
  if (delay === 0) return () => 0;
  switch (delayDistribution) {
    case "constant": return () => delay;
    case "exponential": return () => random.exponential(delay);
    case "uniform": return () => random.uniform(delay * (1 - delaySpread), delay * (1 + delaySpread));
    case "lognormal": {
      const variance = log(1 + delaySpread * delaySpread);
      return randomLogNormal.source(random.source)(log(delay) - variance / 2, Math.sqrt(variance));
    }
  }
}
