/** The tangle gets faster the more it is used, and where that ends. */
import type { Claim } from "./claim.js";

const LATENCY = "confirmation.latency.mean", RATE = "load.rate", FREE = "peers without limits", LIMITED = "peers that take in 100/s";

export const load: Claim = {
  id: "load",
  claim: "The more a tangle is used, the faster it gets.",
  source: "Popov, The Tangle (2018), §3: in the low load regime a transaction waits for those that come after it",
  experiment: "Transactions and nothing else, from one in three seconds to 120 a second, over ten computers that take a tenth of a second to tell each other. A transaction counts as confirmed when thirty others stand behind it. In a second series each computer can take in a hundred transactions a second.",
  judge(evidence) {
    const rates = (evidence.valuesOf(RATE) as number[]).sort((a, b) => a - b);
    const at = (variant: string, rate: number): number => evidence.of(LATENCY, { variant, [RATE]: rate }).mean;
    const figures = [
      ...rates.map((rate) => evidence.figure(`${rate} a second: confirmed after`, LATENCY, { variant: FREE, [RATE]: rate })),
      ...rates.filter((rate) => rate >= 90).map((rate) => evidence.figure(`${rate} a second, computers that take in 100: after`, LATENCY, { variant: LIMITED, [RATE]: rate })),
    ];
    const falls = rates.every((rate, i) => i === 0 || at(FREE, rate) < 1.02 * at(FREE, rates[i - 1]!)), [low, high] = [rates[0]!, rates[rates.length - 1]!];
    if (!falls) return { verdict: "does not hold", answer: "More transactions made it slower even where the computers keep up.", figures };
    if (at(LIMITED, high) < 2 * at(FREE, high)) return { verdict: "holds", answer: "It gets faster at every load that was tried.", figures };
    const floor = at(FREE, high), nearFloor = rates.find((rate) => at(FREE, rate) < 1.5 * floor)!;
    return {
      verdict: "holds if",
      condition: "less comes in than a single computer of the network can handle",
      answer: `From one transaction in three seconds to ${nearFloor} a second the wait shrinks from ${Math.round(at(FREE, low))} s to ${at(FREE, nearFloor).toFixed(1)} s. From there on hardly anything is gained: the news has to travel. And where more comes in than each computer can take, the wait grows without end: ${Math.round(at(LIMITED, high))} s at ${high} a second, and rising.`,
      figures,
    };
  },
};
