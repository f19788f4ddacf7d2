/** One failed machine stops a central system, and not a peer-to-peer one. */
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { listed, percent } from "./words.js";

const IN_TIME = "road.paidInTime.share";
/** As in scenarios/claims/single-failure.yaml: the failure lasts for so much of the time, and so many computers keep the tangle. */
export const FAILURE = { share: 1 / 3, computers: 10 } as const;
/** A system stops if it loses more than this share of what it does without the failure: most of the third of the time that the failure lasts. */
const STOPPED = 0.2;

const CLOUD = "cloud", CLOUD_UP = "cloud that never fails", TANGLE = "tangle, one peer fails", STAYING = "tangle, devices stay put";
const MILESTONES = "tangle, coordinator fails", MILESTONES_UP = "tangle with a coordinator";

export const singleFailure: Claim = {
  id: "single-failure",
  claim: "One failed machine stops a central system, and not a peer-to-peer one.",
  source: "Baran, On Distributed Communications (1964); the case for every ledger without a centre",
  experiment: "For one hour cars pay for passing a crossing first. From the 20th to the 40th minute one machine is down: the cloud's, one of the ten computers that keep a tangle, or the coordinator without whose word nothing was confirmed on the tangle of 2018. A payment is in time if it is safe before the car enters the crossing.",
  limits: "One failure that everybody notices at once, and a machine that comes back as it was. A real cloud has a second data centre, and the computers of a real network may run the same faulty program and fail together. Theory: nothing is paid during the failure, and as usual before and after.",
  judge(evidence) {
    const mean = (variant: string): number => evidence.of(IN_TIME, { variant }).mean;
    const kept = (variant: string, beside: string) => evidence.ratio(IN_TIME, { variant }, { variant: beside });
    const stops = (variant: string, beside: string): boolean => surelyBelow(kept(variant, beside), 1 - STOPPED);
    const goesOn = (variant: string, beside: string): boolean => surelyAbove(kept(variant, beside), 1 - STOPPED);
    const figure = (what: string, variant: string, expected?: number) => evidence.figure(what, IN_TIME, { variant }, { unit: "%", scale: 100, ...(expected === undefined ? {} : { expected: 100 * expected }) });
    const up = 1 - 1 / FAILURE.computers;
    const figures = [
      figure("bids paid in time, cloud that never fails", CLOUD_UP), figure("the same, cloud that is down for a third of the time", CLOUD, mean(CLOUD_UP) * (1 - FAILURE.share)),
      figure("the same, tangle, one of ten computers down, devices turn to another", TANGLE),
      // Both the computer of who pays and that of who is paid must be up.
      figure("the same, tangle, one of ten down, devices stay with theirs", STAYING, 1 - FAILURE.share * (1 - up * up)),
      figure("the same, tangle with a coordinator, always up", MILESTONES_UP), figure("the same, coordinator down for a third of the time", MILESTONES, mean(MILESTONES_UP) * (1 - FAILURE.share)),
    ];
    if (!stops(CLOUD, CLOUD_UP)) return { verdict: "does not hold", answer: `Over a cloud that is down for a third of the time ${percent(mean(CLOUD))} of the bids are paid in time, over one that never fails ${percent(mean(CLOUD_UP))}: it is not shown to stop.`, figures };
    const stopped = `A cloud that is down for a third of the time pays ${percent(mean(CLOUD))} of the bids in time; while it is down, nothing is paid.`;
    if (!goesOn(TANGLE, CLOUD_UP)) return { verdict: "does not hold", answer: `${stopped} But with one of its computers down the tangle pays no more than ${percent(mean(TANGLE))} in time: it is not shown to go on.`, figures };
    const conditions = [
      ...(goesOn(MILESTONES, MILESTONES_UP) ? [] : ["no single machine of the peer-to-peer system has to confirm everything"]),
      ...(surelyBelow(evidence.difference(IN_TIME, { variant: STAYING }, { variant: TANGLE }), 0) ? ["devices turn to another computer when theirs is gone"] : []),
    ];
    const answer = `${stopped} A tangle of which one computer is down pays ${percent(mean(TANGLE))} of them.`;
    if (conditions.length === 0) return { verdict: "holds", answer: `${answer} A coordinator that is down (${percent(mean(MILESTONES))} instead of ${percent(mean(MILESTONES_UP))}) and devices that stay with a computer that is down (${percent(mean(STAYING))}) make no difference that could be shown.`, figures };
    return {
      verdict: "holds if",
      condition: listed(conditions),
      answer,
      exception: `A tangle that waits for one coordinator's word pays ${percent(mean(MILESTONES))} of the bids in time if that one is down for a third of the time, instead of ${percent(mean(MILESTONES_UP))}. Where devices stay with the computer that is down, ${percent(1 - mean(STAYING))} of the bids are not paid in time: those of everybody who pays, or is paid, through it.`,
      figures,
    };
  },
};
