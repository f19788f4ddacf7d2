/** A central cloud becomes the bottleneck as devices grow; a tangle does not. */
import { waitOfPool } from "../../ledger/cloud/queue-theory.js";
import { log } from "../../sim/portable-math.js";
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { listed, percent, seconds } from "./words.js";

const P95 = "confirmation.latency.p95", COST = "road.delayCost.ratio", ISSUED = "throughput.issued", COUNT = "fleets.meters.count";
/** Latency beyond which nobody would call a payment fast: that is what "bottleneck" means here, seconds. */
export const SLOW = 30;
/** As in scenarios/claims/bottleneck.yaml, for theory: servers, requests a second, seconds of a request and of the way there and back, of a run and of its warm-up. */
export const POOL = { servers: 4, rate: 100, service: 0.04, network: 0.16, duration: 900, warmup: 180 } as const;

const CLOUD = "cloud", LARGER = "larger cloud", TANGLE = "tangle", LIMITED = "limited tangle";

/** Below capacity: the wait is as good as none at light load, and 5 % of the (exponential) services take longer than ln 20 times their mean. */
function lightLoad(rate: number): number | undefined {
  return waitOfPool(POOL.servers, rate, POOL.service) < 0.01 * POOL.service ? POOL.network + log(20) * POOL.service : undefined;
}

/** Above it: the queue grows by what is too much, so a request waits in proportion to the time at which it comes; counted are those that are served before the end. */
function overload(rate: number): number | undefined {
  const excess = rate / POOL.rate;
  return excess < 1.05 ? undefined : (excess - 1) * (POOL.warmup + 0.95 * (POOL.duration / excess - POOL.warmup));
}

const expected = (value: number | undefined) => (value === undefined ? {} : { expected: value });

export const bottleneck: Claim = {
  id: "bottleneck",
  claim: "A central cloud becomes the bottleneck as devices grow; a tangle does not.",
  source: "The common argument for ledgers without a centre, e.g. Popov, The Tangle (2018), §1",
  experiment: "Two hundred to more than a thousand meters report every ten seconds, and cars pay for passing a crossing first, all over one account book. A cloud has four servers that can take a hundred requests a second in all; once it has eight. A tangle is kept by ten computers: they take in whatever comes, or each can take in a hundred transactions a second, as much as the whole cloud.",
  limits: "The cloud does not grow by itself, as rented servers may; its queue has no limit and nobody gives up. The computers of the tangle agree about everything, so each handles every transaction; ledgers that divide the work among their computers are not tried. Theory: a queue that is served more slowly than it grows, and Erlang's formula where it is not.",
  judge(evidence) {
    const counts = evidence.numbersOf(COUNT), least = counts[0]!, most = counts[counts.length - 1]!;
    const at = (variant: string, count = most) => evidence.of(P95, { variant, [COUNT]: count });
    const issued = (count: number): number => evidence.of(ISSUED, { variant: CLOUD, [COUNT]: count }).mean;
    const figure = (what: string, variant: string, count: number, theory?: number) => evidence.figure(what, P95, { variant, [COUNT]: count }, expected(theory));
    const figures = [
      figure(`95 of 100 payments are safe within, cloud, ${least} meters`, CLOUD, least, lightLoad(issued(least))),
      figure(`the same, cloud, ${most} meters`, CLOUD, most, overload(issued(most))),
      figure(`the same, cloud with twice the servers, ${most} meters`, LARGER, most),
      figure(`the same, tangle of computers without limits, ${most} meters`, TANGLE, most),
      figure(`the same, tangle of computers as fast as the whole cloud, ${most} meters`, LIMITED, most),
      evidence.figure(`delay cost left at the crossing, cloud, ${least} meters`, COST, { variant: CLOUD, [COUNT]: least }, { unit: "% of first come, first served", scale: 100 }),
      evidence.figure(`delay cost left at the crossing, cloud, ${most} meters`, COST, { variant: CLOUD, [COUNT]: most }, { unit: "% of first come, first served", scale: 100 }),
    ];
    const slow = (variant: string): boolean => surelyAbove(at(variant), SLOW), fast = (variant: string): boolean => surelyBelow(at(variant), SLOW);
    if (!slow(CLOUD)) return { verdict: "does not hold", answer: `With ${most} meters 95 of 100 payments over the cloud are safe within ${seconds(at(CLOUD).mean)}: it is not shown to become a bottleneck.`, figures };
    const collapse = `With ${most} meters the cloud is asked for ${percent(issued(most) / POOL.rate)} of what it can take, and the time within which 95 of 100 payments are safe grows from ${seconds(at(CLOUD, least).mean)} to ${seconds(at(CLOUD).mean)}.`;
    if (!fast(TANGLE)) return { verdict: "does not hold", answer: `${collapse} But the tangle is not shown to be fast either: ${seconds(at(TANGLE).mean)}.`, figures };
    const conditions = [...(fast(LARGER) ? ["nobody adds servers"] : []), ...(fast(LIMITED) ? [] : ["every single computer of the tangle can take in all that is issued"])];
    if (conditions.length === 0) return { verdict: "holds", answer: `${collapse} Twice the servers do not mend it, and a tangle does, even one whose computers are no faster than the cloud: ${seconds(at(LIMITED).mean)}.`, figures };
    return {
      verdict: "holds if",
      condition: listed(conditions),
      answer: `${collapse} A tangle whose computers have no limit takes ${seconds(at(TANGLE).mean)}.`,
      exception: [
        ...(fast(LARGER) ? [`Twice the servers bring the cloud back to ${seconds(at(LARGER).mean)}.`] : []),
        ...(fast(LIMITED) ? [] : [`A tangle whose computers can each take in as much as the whole cloud, and no more, needs ${seconds(at(LIMITED).mean)}: every computer of a tangle handles every transaction, so that more of them make it no faster.`]),
      ].join(" "),
      figures,
    };
  },
};
