/** Fees kill micro-payments. */
import { netGains, tradesSurviving } from "../../agents/trade/trade-theory.js";
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { percent } from "./words.js";

const SHARE = "trade.share", GAINS = "trade.efficiency", FEE = "ledger.fees.fixed", RANGE = "markets.trade.range";
/** What is killed has lost most of its gains. */
const HALF = 0.5;
/** How far off the closed forms figures may be beside their intervals. */
const TOLERANCE = 0.02;

export const fees: Claim = {
  id: "fees",
  claim: "Fees kill micro-payments.",
  source: "IOTA's founding argument; closed forms for values and costs that are spread evenly: for a fee f, (1 − f)² of the trades and (1 − f)³ of the gains survive",
  experiment: "Strangers meet in pairs. A buyer to whom a good is worth something between nothing and one token meets a seller whom it costs something in that range; they trade if there is anything to gain for the two together. The account book takes a fixed fee for the payment. Then the same again with goods worth up to thirty tokens.",
  limits: "One payment for each trade; whoever may collect many small payments into one bill or one channel pays the fee once. Values and costs are spread evenly, and buyer and seller find out what there is to gain. The fee is lost to both.",
  judge(evidence) {
    const charged = evidence.numbersOf(FEE).filter((fee) => fee > 0), [small, large] = [evidence.numbersOf(RANGE)[0]!, evidence.numbersOf(RANGE).at(-1)!];
    const gains = (fee: number, range: number) => evidence.of(GAINS, { [FEE]: fee, [RANGE]: range });
    const trades = (fee: number, range: number) => evidence.of(SHARE, { [FEE]: fee, [RANGE]: range });
    const highest = charged.at(-1)!;
    const figure = (what: string, metric: string, fee: number, range: number, expected: number) => evidence.figure(what, metric, { [FEE]: fee, [RANGE]: range }, { unit: "%", scale: 100, expected: 100 * expected });
    const figures = [
      ...charged.flatMap((fee) => [
        figure(`trades that survive a fee of ${fee} tokens, goods up to ${small} token`, SHARE, fee, small, tradesSurviving(fee / small)),
        figure("gains that survive it", GAINS, fee, small, netGains(fee / small)),
      ]),
      figure(`gains that survive ${highest} tokens, goods up to ${large} tokens`, GAINS, highest, large, netGains(highest / large)),
    ];
    const off = figures.find(({ mean, expected, halfWidth }) => Math.abs(mean - expected!) > halfWidth + 100 * TOLERANCE);
    if (off) return { verdict: "does not hold", answer: `What survives is not what the closed forms say, e.g. ${off.what} ${off.mean.toFixed(1)} % instead of ${off.expected!.toFixed(1)} %.`, figures };
    const deadly = charged.find((fee) => surelyBelow(gains(fee, small), HALF));
    if (deadly === undefined) return { verdict: "does not hold", answer: `Of what there is to gain ${percent(gains(highest, small).mean)} survive the highest fee that was tried, ${highest} tokens on goods worth up to ${small}.`, figures };
    const said = `A fee of ${percent(highest / small)} of what the dearest good is worth leaves ${percent(trades(highest, small).mean)} of the trades and ${percent(gains(highest, small).mean)} of what there is to gain.`;
    if (!surelyAbove(gains(highest, large), HALF)) return { verdict: "holds", answer: `${said} Where goods are worth up to ${large} tokens no more than ${percent(gains(highest, large).mean)} is left as well.`, figures };
    const mild = charged.filter((fee) => fee < deadly).map((fee) => `one of ${percent(fee / small)} leaves ${percent(gains(fee, small).mean)} of the gains`);
    return {
      verdict: "holds if",
      condition: `the fee is large beside the payment: ${percent(deadly / small)} of what the dearest good is worth takes more than half of the gains`,
      answer: `${said} Theory and measurement agree.`,
      exception: `${mild.length === 0 ? "" : `Smaller fees hurt less: ${mild.join(", ")}. `}And where goods are worth up to ${large} tokens, the same ${highest} tokens leave ${percent(gains(highest, large).mean)}.`,
      figures,
    };
  },
};
