/** How long a server needs for a request: a mean, and how it varies. */
import { z } from "zod";
import { InputError } from "../../parameter/input-error.js";
import { choice, duration, number } from "../../parameter/parameter.js";
import type { RandomStream } from "../../sim/random.js";
import { DELAY_DISTRIBUTIONS, delaySampler } from "../delay.js";

/** Schema of `ledger.service`. */
export const serviceSchema = z.strictObject({
  mean: duration({ default: "40ms", min: 1e-6, max: 86_400, doc: "Mean time that a server needs for a request." }),
  distribution: choice(DELAY_DISTRIBUTIONS, { default: "exponential", doc: "How it varies about its mean." }),
  spread: number({ default: 0.5, min: 0, max: 20, doc: "Spread relative to the mean: half the width of a uniform time, the standard deviation of a lognormal one.", when: { distribution: ["uniform", "lognormal"] } }),
}).prefault({}).meta({ description: "Time of service. Capacity is the servers over its mean." });

/** Draws seconds. @throws InputError of a uniform time that would reach below 0 */
export function serviceSampler({ mean, distribution, spread }: z.output<typeof serviceSchema>, random: RandomStream): () => number {
  if (distribution === "uniform" && spread > 1) throw new InputError(`must be at most 1 for a uniform time, which cannot be negative, found ${spread}`, { path: "ledger.service.spread" });
  return delaySampler({ delay: mean, delayDistribution: distribution, delaySpread: spread }, random);
}
