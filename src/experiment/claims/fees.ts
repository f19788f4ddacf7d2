/** Fees kill micro-payments. */
import type { Claim } from "./claim.js";

const SHARE = "trade.share", GAINS = "trade.efficiency", FEE = "ledger.fees.fixed", RANGE = "markets.trade.range";

export const fees: Claim = {
  id: "fees",
  claim: "Fees kill micro-payments.",
  source: "IOTA's founding argument; closed forms for values and costs that are spread evenly: (1 − f)² of the trades and (1 − f)³ of the gains survive",
  experiment: "Strangers meet in pairs. A buyer to whom a good is worth something between nothing and one token meets a seller whom it costs something in that range; they trade if both gain. The account book takes a fixed fee for the payment. The same again with goods worth up to thirty tokens.",
  judge(evidence) {
    const charged = (evidence.valuesOf(FEE) as number[]).filter((fee) => fee > 0);
    const figures = charged.flatMap((fee) => [
      evidence.figure(`trades that survive a fee of ${fee} tokens, goods up to 1 token`, SHARE, { [FEE]: fee, [RANGE]: 1 }, { unit: "%", scale: 100, expected: 100 * (1 - fee) * (1 - fee) }),
      evidence.figure(`gains that survive it`, GAINS, { [FEE]: fee, [RANGE]: 1 }, { unit: "%", scale: 100, expected: 100 * (1 - fee) * (1 - fee) * (1 - fee) }),
    ]);
    const high = Math.max(...charged);
    figures.push(evidence.figure(`gains that survive ${high} tokens where goods are worth up to 30`, GAINS, { [FEE]: high, [RANGE]: 30 }, { unit: "%", scale: 100 }));
    const off = figures.some(({ mean, expected, halfWidth }) => expected !== undefined && Math.abs(mean - expected) > halfWidth + 0.02 * 100);
    if (off) return { verdict: "does not hold", answer: "What survives is not what the closed forms say.", figures };
    const small = evidence.of(GAINS, { [FEE]: high, [RANGE]: 1 }).mean, large = evidence.of(GAINS, { [FEE]: high, [RANGE]: 30 }).mean;
    if (small > 0.5) return { verdict: "does not hold", answer: "Most of the gains survive every fee that was tried.", figures };
    if (large < 0.5) return { verdict: "holds", answer: "Fees kill trades of every size that was tried.", figures };
    return {
      verdict: "holds if",
      condition: "the fee is more than a few hundredths of what the good is worth",
      answer: "A fee of a tenth of the dearest good takes a fifth of the trades and a quarter of what there is to gain; six tenths leave next to nothing. A hundredth costs three in a hundred, and where goods are thirty times dearer the same fees hardly matter.",
      figures,
    };
  },
};
