/** How long a block takes to reach each of the others: lognormal, stated by its median and its mean as measurements are. */
import { randomLogNormal } from "d3-random";
import { z } from "zod";
import { InputError } from "../../parameter/input-error.js";
import { duration } from "../../parameter/parameter.js";
import { log } from "../../sim/portable-math.js";
import type { RandomStream } from "../../sim/random.js";

/** Schema of `ledger.propagation`; the defaults were measured on Bitcoin's network in 2012 (Decker and Wattenhofer, 2013). */
export const propagationSchema = z.strictObject({
  mean: duration({ default: "12.6s", max: 86_400, doc: "Mean time until another miner, or the payees' peer, has a block; 0: at once." }),
  median: duration({ default: "6.5s", max: 86_400, doc: "Median of that time; equal to the mean: always the same." }),
}).prefault({}).meta({ description: "How a block reaches the others (lognormal)." });

/** Draws seconds. */
export function propagationSampler({ mean, median }: z.output<typeof propagationSchema>, random: RandomStream): () => number {
  if (median > mean) throw new InputError(`must be at most ledger.propagation.mean (${mean} s), found ${median} s`, { path: "ledger.propagation.median" });
  if ((median === 0) !== (mean === 0)) throw new InputError("must be above 0 unless ledger.propagation.mean is 0 too: a lognormal time has a median", { path: "ledger.propagation.median" });
  if (median === mean) return () => mean;
  return randomLogNormal.source(random.source)(log(median), Math.sqrt(2 * log(mean / median)));
}
