/** Waiting for third parties kills deals that machines make in real time. */
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { percent, seconds } from "./words.js";

const RATIO = "road.delayCost.ratio", IN_TIME = "road.paidInTime.share", DELAY = "ledger.delay", POLICY = "settlement.policy";
/** A deal is alive while most of its gain is there, whole up to a tenth, and dead where no more than a tenth is left. */
const HALF = 0.5, WHOLE = 0.9, DEAD = 0.1;
/** Delay cost against first come, first served, by seconds of confirmation: an independent prototype (M/D/1 at 80 % load, bids 14.4 s ahead). */
export const COUPLING: ReadonlyMap<number, number> = new Map([[0.001, 0.583], [2, 0.583], [5, 0.603], [10, 0.71], [30, 0.954], [60, 0.992]]);

export const waiting: Claim = {
  id: "waiting",
  claim: "Waiting for a third party to confirm kills deals that machines make in real time.",
  source: "The case for instant payment between vehicles; expected values by an independent simulation of a queue with priorities (docs/models/road.md)",
  experiment: "A car says 14 seconds ahead what it offers for passing a busy crossing first, and the offer counts once its payment is confirmed. The account book confirms after a millisecond, after a few seconds, and up to a minute on average. In a second series crossings do not wait, and trust a payment as soon as they see it.",
  limits: "One kind of deal, whose time is short by nature: 14 seconds from the offer to the act. Times of confirmation scatter as widely as their mean (exponential); those of a real ledger scatter less. Nobody cheats here; what trust costs when some do is the question of scenarios/settlement.yaml.",
  judge(evidence) {
    const delays = evidence.numbersOf(DELAY), quickest = delays[0]!, slowest = delays[delays.length - 1]!;
    const wait = (delay: number) => ({ [DELAY]: delay, [POLICY]: "wait" }), trust = (delay: number) => ({ [DELAY]: delay, [POLICY]: "zero-conf" });
    /** Share of the gain of paid priority that is left. */
    const left = (which: Record<string, unknown>) => evidence.combined(RATIO, [which, wait(quickest)], (ratio, best) => (1 - ratio) / (1 - best));
    const name = (delay: number): string => (delay < 0.1 ? "a millisecond" : seconds(delay));
    const options = { unit: "% of first come, first served", scale: 100 };
    const figures = [
      ...delays.map((delay) => {
        const theory = COUPLING.get(delay);
        return evidence.figure(`delay cost at the crossing, confirmed after ${name(delay)}`, RATIO, wait(delay), { ...options, ...(theory === undefined ? {} : { expected: 100 * theory }) });
      }),
      evidence.figure(`confirmed after ${name(slowest)}, but payments are trusted at sight`, RATIO, trust(slowest), { ...options, expected: 100 * COUPLING.get(0.001)! }),
      ...delays.slice(1).map((delay) => evidence.figure(`bids paid in time, confirmed after ${name(delay)}`, IN_TIME, wait(delay), { unit: "%", scale: 100 })),
    ];
    const gain = evidence.of(RATIO, wait(quickest));
    if (!surelyBelow(gain, 1)) return { verdict: "does not hold", answer: "Even without waiting there is no gain that could be lost.", figures };
    if (!surelyBelow(left(wait(slowest)), HALF)) return { verdict: "does not hold", answer: `Of the gain of paid priority ${percent(left(wait(slowest)).mean)} is left where confirmation takes ${name(slowest)}.`, figures };
    const kept = delays.filter((delay) => delay > quickest && surelyAbove(left(wait(delay)), WHOLE)), deadly = delays.find((delay) => surelyBelow(left(wait(delay)), HALF))!;
    const dead = delays.find((delay) => surelyBelow(left(wait(delay)), DEAD));
    const trusted = left(trust(slowest)), trustHelps = surelyAbove(trusted, HALF);
    const answer = `Paid priority lowers the cost of delay by ${percent(1 - gain.mean)} if payments are safe at once. Of that gain ${percent(left(wait(deadly)).mean)} is left where confirmation takes ${name(deadly)}${dead === undefined || dead === deadly ? "" : `, and ${percent(Math.max(0, left(wait(dead)).mean))} at ${name(dead)}`}: cars pass as they come.`;
    const longest = kept[kept.length - 1];
    if (longest === undefined && !trustHelps) return { verdict: "holds", answer: `${answer} Of the times tried, not even ${name(delays[1] ?? slowest)} is short enough.`, figures };
    return {
      verdict: "holds if",
      condition: [...(longest === undefined ? [] : [`confirmation takes longer than the deal has time (here up to ${name(longest)} do no harm, and ${name(deadly)} kill it)`]), ...(trustHelps ? ["the seller does not trust an unconfirmed payment"] : [])].join(", and "),
      answer,
      exception: [
        ...(longest === undefined ? [] : [`Where confirmation takes ${name(longest)}, ${percent(left(wait(longest)).mean)} of the gain is there.`]),
        ...(trustHelps ? [`Crossings that trust an unconfirmed payment keep ${percent(trusted.mean)} of it even at ${name(slowest)}, at the risk of being cheated.`] : []),
      ].join(" "),
      figures,
    };
  },
};
