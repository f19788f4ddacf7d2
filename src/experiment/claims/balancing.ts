/** A market of idle capacity balances the load. */
import type { Claim } from "./claim.js";

const WAIT = "charging.wait.mean", IN_TIME = "drones.parcels.onTime.share";
const ALONE = "six pads of the fleet", TOLD = "six more that were idle, and say how long their queue is", RISING = "the same, and prices rise with use";
const BLIND = "twelve, chosen by fixed prices alone", BLIND_RISING = "twelve, chosen by prices alone that rise with use";

export const balancing: Claim = {
  id: "balancing",
  claim: "A market of idle capacity balances the load.",
  source: "The sharing economy's promise for machines: whatever stands idle is leased out, and prices send customers where there is room",
  experiment: "Sixty delivery drones change batteries on six pads; then six more pads join that belong to strangers and would else stand idle. A drone asks all for price and queue and takes the cheapest in money and time together; or it looks at the price alone, which is fixed, or rises up to fourfold while a pad is in use.",
  judge(evidence) {
    const wait = (variant: string): number => evidence.of(WAIT, { variant }).mean;
    const figure = (what: string, variant: string) => evidence.figure(what, WAIT, { variant });
    const figures = [
      figure("six pads: a drone waits", ALONE), figure("twelve pads that say how long their queue is", TOLD), figure("the same, and prices rise with use", RISING),
      figure("twelve pads, chosen by fixed prices alone", BLIND), figure("twelve pads, chosen by prices alone that rise with use", BLIND_RISING),
      evidence.figure("parcels in time, six pads", IN_TIME, { variant: ALONE }, { unit: "%", scale: 100 }), evidence.figure("parcels in time, twelve", IN_TIME, { variant: TOLD }, { unit: "%", scale: 100 }),
    ];
    if (wait(TOLD) > 0.5 * wait(ALONE)) return { verdict: "does not hold", answer: "Pads of strangers hardly shorten the wait.", figures };
    const { mean, halfWidth } = evidence.difference(WAIT, { variant: BLIND_RISING }, { variant: BLIND });
    const pricesHelp = mean + halfWidth < 0, told = wait(TOLD) < 0.75 * Math.min(wait(BLIND), wait(BLIND_RISING));
    if (pricesHelp || !told) return { verdict: "holds", answer: "Idle capacity shortens the wait, and prices alone share out the load.", figures };
    return {
      verdict: "holds if",
      condition: "machines are told how long the queue is; a price that rises with use does not do it",
      answer: `Six idle pads of strangers shorten the wait from ${(wait(ALONE) / 60).toFixed(0)} minutes to ${wait(TOLD).toFixed(0)} seconds, and parcels come in time. But drones that look at the price alone crowd together and wait ${wait(BLIND).toFixed(0)} s, and prices that rise with use do not send them elsewhere for sure: what is in use now is free by the time they arrive.`,
      figures,
    };
  },
};
