/** Zero fees are paid for otherwise. */
import type { Claim } from "./claim.js";

const LATENCY = "congestion.modest.latency", ENERGY = "energy.perTransaction", FEES = "fees.mean";
const QUIET = "nobody sends spam", SPAM = "spam, first come first served", MANA = "spam, peers go by mana", WORK = "proof of work of 1 s, nobody sends spam";

export const noFees: Claim = {
  id: "no-fees",
  claim: "Zero fees are paid for otherwise.",
  source: "What protocol researchers answer to \"no fees\"; congestion control after Cullen and others (2020), proof of work after Popov (2018)",
  experiment: "A network that can take in 250 transactions a second, whose users want 200. One of them sends five times its part. Computers handle what comes first; or they share out by mana, a kind of reputation that comes with holding tokens; or each transaction needs a second of a small computer's work, so that spam is no longer free.",
  judge(evidence) {
    const of = (metric: string, variant: string): number => evidence.of(metric, { variant }).mean;
    const variants = [QUIET, SPAM, MANA, WORK];
    const figures = [
      evidence.figure("the modest wait, nobody sends spam", LATENCY, { variant: QUIET }), evidence.figure("the modest wait, one sends spam, first come first served", LATENCY, { variant: SPAM }),
      evidence.figure("the same, shared out by mana", LATENCY, { variant: MANA }), evidence.figure("everybody waits, a second of work for each transaction", LATENCY, { variant: WORK }),
      evidence.figure("energy of a transaction without work", ENERGY, { variant: QUIET }), evidence.figure("energy of a transaction with a second of work", ENERGY, { variant: WORK }),
      evidence.figure("fee of a transaction, in all of these", FEES, { variant: SPAM }),
    ];
    if (variants.some((variant) => of(FEES, variant) > 0)) return { verdict: "does not hold", answer: "Somebody paid a fee.", figures };
    const waits = of(LATENCY, SPAM) / of(LATENCY, QUIET), energy = of(ENERGY, WORK) / of(ENERGY, QUIET);
    if (waits < 2 && energy < 10) return { verdict: "does not hold", answer: "Zero fees cost nobody anything here.", figures };
    return {
      verdict: "holds",
      answer: `Nobody pays a fee, and everybody pays: in waiting where spam is free (${waits.toFixed(0)} times as long), in energy and time where each transaction takes work (${(energy / 1000).toPrecision(1)} thousand times the energy), or in tokens that one has to hold where mana decides: then a spammer costs the others ${(of(LATENCY, MANA) - of(LATENCY, QUIET)).toFixed(1)} s, and whoever holds nothing may send next to nothing.`,
      figures,
    };
  },
};
