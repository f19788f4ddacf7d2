/** Waiting for third parties kills deals that machines make in real time. */
import type { Claim } from "./claim.js";

const RATIO = "road.delayCost.ratio", IN_TIME = "road.paidInTime.share", DELAY = "ledger.delay", POLICY = "settlement.policy";

export const waiting: Claim = {
  id: "waiting",
  claim: "Waiting for a third party to confirm kills deals that machines make in real time.",
  source: "The case for instant payment between vehicles; the window is computed in this project's notes on the road (M/D/1 queue with priorities)",
  experiment: "A car says 14 seconds ahead what it offers for passing a busy crossing first, and the offer counts once its payment is confirmed. The account book confirms after a millisecond, a second, and up to a minute on average. In a second series crossings do not wait, and trust a payment as soon as they see it.",
  judge(evidence) {
    const delays = (evidence.valuesOf(DELAY) as number[]).sort((a, b) => a - b), wait = (delay: number) => ({ [DELAY]: delay, [POLICY]: "wait" });
    const best = evidence.of(RATIO, wait(delays[0]!)).mean;
    /** Share of the gain of paid priority that is left. */
    const left = (which: Record<string, unknown>): number => (1 - evidence.of(RATIO, which).mean) / (1 - best);
    const figures = delays.flatMap((delay) => [evidence.figure(`delay cost at the crossing, confirmed after ${delay < 1 ? "a millisecond" : `${delay} s`}`, RATIO, wait(delay), { unit: "of first come, first served" })]);
    const slowest = delays[delays.length - 1]!, trusted = { [DELAY]: slowest, [POLICY]: "zero-conf" };
    figures.push(evidence.figure(`the same, ${slowest} s, payments are trusted at sight`, RATIO, trusted, { unit: "of first come, first served" }),
      evidence.figure("bids paid in time, confirmed after 10 s", IN_TIME, wait(10), { unit: "%", scale: 100 }));
    if (left(wait(slowest)) > 0.5) return { verdict: "does not hold", answer: "Even the slowest confirmation leaves most of the gain.", figures };
    const kept = delays.filter((delay) => left(wait(delay)) > 0.9), lost = delays.filter((delay) => left(wait(delay)) < 0.15);
    if (kept.length <= 1) return { verdict: "holds", answer: "Any waiting kills the deal.", figures };
    return {
      verdict: "holds if",
      condition: `confirmation takes longer than the ${kept[kept.length - 1]! >= 3 ? "few" : "one or two"} seconds that are left before the act, and the seller does not trust what he sees`,
      answer: `Up to ${kept[kept.length - 1]!} s of waiting nearly all of the gain is there; at 10 s ${Math.round(100 * left(wait(10)))} % of it; from ${lost[0] ?? slowest} s on next to nothing, and cars pass as they come. With crossings that trust an unconfirmed payment ${Math.round(100 * left(trusted))} % is there even at ${slowest} s, at the risk of being cheated.`,
      figures,
    };
  },
};
