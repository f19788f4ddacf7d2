/** A central cloud becomes the bottleneck as devices grow; a tangle does not. */
import type { Claim } from "./claim.js";

const P95 = "confirmation.latency.p95", COST = "road.delayCost.ratio", COUNT = "fleets.meters.count";
/** Latency beyond which nobody would call a service fast: that is what "bottleneck" means here, seconds. */
const SLOW = 30;

const CLOUD = "cloud", LARGER = "cloud with twice the servers", TANGLE = "tangle without limits", LIMITED = "tangle of peers as fast as the cloud";

export const bottleneck: Claim = {
  id: "bottleneck",
  claim: "A central cloud becomes the bottleneck as devices grow; a tangle does not.",
  source: "The common argument for ledgers without a centre, e.g. Popov, The Tangle (2018), §1",
  experiment: "A few hundred to more than a thousand meters report every ten seconds, and cars pay for passing first, over one account book. The cloud has four servers that can take a hundred requests a second in all; once it has eight. A tangle is tried with computers that take in whatever comes, and with ten computers each of which can take in a hundred transactions a second, as much as the whole cloud.",
  judge(evidence) {
    const most = Math.max(...evidence.valuesOf(COUNT) as number[]), least = Math.min(...evidence.valuesOf(COUNT) as number[]);
    const slow = (variant: string): boolean => evidence.of(P95, { variant, [COUNT]: most }).mean > SLOW;
    const figure = (what: string, variant: string, count: number) => evidence.figure(what, P95, { variant, [COUNT]: count });
    const figures = [
      figure(`cloud, ${least} meters: 95 of 100 payments are safe within`, CLOUD, least),
      figure(`cloud, ${most} meters (a fifth more than it can take)`, CLOUD, most),
      figure(`cloud with twice the servers, ${most} meters`, LARGER, most),
      figure(`tangle of computers without limits, ${most} meters`, TANGLE, most),
      figure(`tangle of computers as fast as the cloud, ${most} meters`, LIMITED, most),
      evidence.figure(`delay cost at the crossing that is left, cloud, ${most} meters`, COST, { variant: CLOUD, [COUNT]: most }, { unit: "of first come, first served" }),
    ];
    if (!slow(CLOUD)) return { verdict: "does not hold", answer: "The cloud kept up with every number of devices that was tried.", figures };
    if (slow(LARGER) || slow(TANGLE)) return { verdict: "does not hold", answer: "Beyond its capacity the cloud is a bottleneck, but what should have helped did not.", figures };
    if (!slow(LIMITED)) return { verdict: "holds", answer: "Beyond its capacity the cloud is a bottleneck; the tangle is not, even where its computers are no faster.", figures };
    return {
      verdict: "holds if",
      condition: "nobody adds servers, and every single computer of the tangle is faster than the cloud as a whole",
      answer: "A pool of fixed size collapses when more is asked of it than it can take. But twice the servers mend that, and a tangle whose computers are no faster collapses at the same number of devices: every computer of a tangle handles every transaction, so that more of them make it no faster.",
      figures,
    };
  },
};
