/** The tangle gets faster the more it is used, and where that ends. */
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { seconds } from "./words.js";

const LATENCY = "confirmation.latency.mean", RATE = "load.rate", FREE = "peers without limits", LIMITED = "peers that take in 100/s";
/** As in scenarios/claims/load.yaml, for theory: the weight at which a transaction is confirmed, and seconds from one computer to another. */
export const NETWORK = { weight: 30, delay: 0.1 } as const;
/** Faster or slower by less than this share is called the same. */
const SAME = 0.1;

/** At a low load every transaction approves all before it: the wait is that for the transactions still wanted, and for the news of the last. */
function lowLoad(rate: number): number | undefined {
  return rate * NETWORK.delay < 0.5 ? (NETWORK.weight - 1) / rate + NETWORK.delay : undefined;
}

export const load: Claim = {
  id: "load",
  claim: "The more a tangle is used, the faster it gets.",
  source: "Popov, The Tangle (2018), §3: in the low load regime a transaction waits for those that come after it",
  experiment: "Transactions and nothing else, from one in three seconds to 120 a second, over ten computers that take a tenth of a second to tell each other. A transaction counts as confirmed when it has a weight of thirty: itself and twenty-nine that approve it, directly or not. In a second series each computer can take in a hundred transactions a second.",
  limits: "Ten computers that are all linked to each other, transactions that come at random and evenly, nobody who wants more than his part. The weight at which one trusts a transaction is the same at every load; who asks for a weight that grows with the load gains less. Theory, at a low load: the wait for twenty-nine more transactions.",
  judge(evidence) {
    const rates = evidence.numbersOf(RATE), low = rates[0]!, high = rates[rates.length - 1]!;
    const which = (variant: string, rate: number) => ({ variant, [RATE]: rate }), at = (variant: string, rate: number) => evidence.of(LATENCY, which(variant, rate));
    /** Latency at one rate over that at another. */
    const change = (variant: string, rate: number, from: number) => evidence.ratio(LATENCY, which(variant, rate), which(variant, from));
    const figures = [
      ...rates.map((rate) => {
        const expected = lowLoad(rate);
        return evidence.figure(`wait at ${rate} a second`, LATENCY, which(FREE, rate), expected === undefined ? {} : { expected });
      }),
      ...rates.slice(-3).map((rate) => evidence.figure(`wait at ${rate} a second, computers that take in 100 a second`, LATENCY, which(LIMITED, rate))),
    ];
    if (!surelyBelow(change(FREE, high, low), 1 - SAME)) return { verdict: "does not hold", answer: `At ${low} transactions a second the wait is ${seconds(at(FREE, low).mean)}, at ${high} a second ${seconds(at(FREE, high).mean)}: more transactions are not shown to make it faster.`, figures };
    const slower = rates.find((rate, i) => i > 0 && surelyAbove(change(FREE, rate, rates[i - 1]!), 1 + SAME));
    const faster = `From ${low} to ${high} transactions a second the wait shrinks from ${seconds(at(FREE, low).mean)} to ${seconds(at(FREE, high).mean)}.`;
    if (slower !== undefined) return { verdict: "does not hold", answer: `${faster} But at ${slower} a second it is longer than at less, though no computer has a limit.`, figures };
    const last = rates.find((rate) => !surelyAbove(change(FREE, rate, high), 1 + 2 * SAME)) ?? high;
    const turn = rates.find((rate, i) => i > 0 && surelyAbove(change(LIMITED, rate, rates[i - 1]!), 1 + SAME));
    const floor = last === high ? "" : ` From ${last} a second on hardly anything is gained (${seconds(at(FREE, last).mean)}): the news has to travel.`;
    if (turn === undefined) return { verdict: "holds", answer: `${faster}${floor} The same where computers can take in a hundred a second.`, figures };
    return {
      verdict: "holds if",
      condition: "less is issued than a single computer of the network can handle",
      answer: `${faster}${floor}`,
      exception: `Where computers have a limit, the wait turns round on the way to it: ${rates.filter((rate) => rate >= rates[rates.indexOf(turn) - 1]!).map((rate) => `${seconds(at(LIMITED, rate).mean)} at ${rate} a second`).join(", ")}. Above the limit it grows for as long as that lasts.`,
      figures,
    };
  },
};
