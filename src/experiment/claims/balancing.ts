/** A market of idle capacity balances the load. */
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { percent, seconds } from "./words.js";

const WAIT = "charging.wait.mean", IN_TIME = "drones.parcels.onTime.share";
const ALONE = "six pads", TOLD = "twelve, queue is told", TOLD_RISING = "twelve, told, rising prices", BLIND = "twelve, fixed prices alone", BLIND_RISING = "twelve, rising prices alone";
/** The market works if it takes off this share of the wait; knowing the queue counts if it takes off this share of what is left. */
const WORKS = 0.5, COUNTS = 0.25;

export const balancing: Claim = {
  id: "balancing",
  claim: "A market of idle capacity balances the load.",
  source: "The sharing economy's promise for machines: whatever stands idle is leased out, and prices send customers where there is room",
  experiment: "Sixty delivery drones change batteries on six pads; then six more pads join that belong to strangers and would else stand idle. A drone asks all for price and queue and takes the cheapest in money and time together; or it looks at the price alone, which is fixed, or rises up to fourfold while a pad is in use.",
  limits: "One town for half a day, the same number of orders with every number of pads, payments that are safe at once. A price is asked when a drone sets out, and may be another when it lands. Drones that look at prices alone do not count the way there either. Days differ much; thirty of them were run, each under the same chance for all variants.",
  judge(evidence) {
    const mean = (variant: string): number => evidence.of(WAIT, { variant }).mean, inTime = (variant: string): number => evidence.of(IN_TIME, { variant }).mean;
    /** Wait in one variant less so many times that in another. */
    const less = (variant: string, than: string, factor: number) => evidence.combined(WAIT, [{ variant }, { variant: than }], (one, other) => one - factor * other);
    const wait = (what: string, variant: string) => evidence.figure(what, WAIT, { variant });
    const parcels = (what: string, variant: string) => evidence.figure(what, IN_TIME, { variant }, { unit: "%", scale: 100 });
    const figures = [
      wait("six pads: a drone waits", ALONE), wait("twelve pads that say how long their queue is", TOLD), wait("the same, and prices rise with use", TOLD_RISING),
      wait("twelve pads, chosen by fixed prices alone", BLIND), wait("twelve pads, chosen by prices alone that rise with use", BLIND_RISING),
      parcels("parcels in time, six pads", ALONE), parcels("parcels in time, twelve pads that say how long their queue is", TOLD),
    ];
    const joined = `Idle pads of strangers change the wait from ${seconds(mean(ALONE))} to ${seconds(mean(TOLD))}, and parcels in time from ${percent(inTime(ALONE))} to ${percent(inTime(TOLD))}.`;
    if (!surelyBelow(less(TOLD, ALONE, WORKS), 0)) return { verdict: "does not hold", answer: `${joined} That is not shown to be less than half.`, figures };
    const blind = `Drones that look at fixed prices alone wait ${seconds(mean(BLIND))}, and at prices that rise with use ${seconds(mean(BLIND_RISING))}`;
    const counts = [BLIND, BLIND_RISING].every((variant) => surelyBelow(less(TOLD, variant, 1 - COUNTS), 0));
    if (!counts) return { verdict: "holds", answer: `${joined} ${blind}: to know the queue is not shown to be needed.`, figures };
    const rising = less(BLIND_RISING, BLIND, 1);
    const effect = surelyBelow(rising, 0) ? "rising prices help, and do not make up for it" : surelyAbove(rising, 0) ? "rising prices even do harm" : "rising prices are not shown to help: what is in use now is free by the time a drone arrives";
    return { verdict: "holds if", condition: "machines are told how long the queue is, and not the price alone", answer: joined, exception: `${blind}; ${effect}.`, figures };
  },
};
