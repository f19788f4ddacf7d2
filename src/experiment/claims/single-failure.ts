/** One failed machine stops a central system, and not a peer-to-peer one. */
import type { Claim } from "./claim.js";

const IN_TIME = "road.paidInTime.share";
/** The failure lasts for a third of the time: a system stops if it loses most of that third. */
const STOPPED = 0.2;

export const singleFailure: Claim = {
  id: "single-failure",
  claim: "One failed machine stops a central system, and not a peer-to-peer one.",
  source: "Baran, On Distributed Communications (1964); the case for every ledger without a centre",
  experiment: "For one hour cars pay for passing first. From the 20th to the 40th minute one machine is down: the cloud's, one of the ten computers that keep a tangle, or the coordinator that the tangle of 2018 relied on.",
  judge(evidence) {
    const share = (variant: string): number => evidence.of(IN_TIME, { variant }).mean;
    const stops = (variant: string, beside: string): boolean => share(beside) - share(variant) > STOPPED * share(beside);
    const figure = (what: string, variant: string) => evidence.figure(what, IN_TIME, { variant }, { unit: "% of bids paid in time", scale: 100 });
    const figures = [
      figure("cloud that never fails", "cloud that never fails"), figure("cloud, down for 20 of 60 minutes", "cloud"),
      figure("tangle, one of ten computers down, devices turn to another", "tangle, one peer fails"),
      figure("tangle, one of ten down, devices stay with theirs", "tangle, devices stay with their peer"),
      figure("tangle with a coordinator, always up", "tangle with a coordinator"), figure("the same, coordinator down", "tangle with a coordinator that fails"),
    ];
    const central = stops("cloud", "cloud that never fails");
    if (!central) return { verdict: "does not hold", answer: "The cloud's failure was hardly felt.", figures };
    if (stops("tangle, one peer fails", "cloud that never fails")) return { verdict: "does not hold", answer: "One failed computer stopped the tangle too.", figures };
    if (!stops("tangle with a coordinator that fails", "tangle with a coordinator")) return { verdict: "holds", answer: "Only the cloud stopped, even where the tangle has a coordinator.", figures };
    return {
      verdict: "holds if",
      condition: "the peer-to-peer system has no coordinator, and devices turn to another computer when theirs is gone",
      answer: "While the cloud is down nothing is paid. One of ten computers of a tangle is missed only by the tenth of the devices that talk to it, and by none that may turn to another. A tangle that waits for one coordinator's word is a central system: it stops as the cloud does.",
      figures,
    };
  },
};
