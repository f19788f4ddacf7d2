/** Zero fees are paid for otherwise. */
import type { Claim } from "./claim.js";
import { surelyAbove } from "./sure.js";
import { listed, seconds, times } from "./words.js";

const LATENCY = "congestion.modest.latency", ENERGY = "energy.marginal", FEES = "fees.mean";
const QUIET = "no spam", SPAM = "spam, first come", MANA = "spam, shared out by mana", WORK = "no spam, work of 1 s";
/** Times as much from which something counts as a price. */
const WAIT_MORE = 2, ENERGY_MORE = 10;

export const noFees: Claim = {
  id: "no-fees",
  claim: "Zero fees are paid for otherwise.",
  source: "What protocol researchers answer to \"no fees\"; congestion control after Cullen and others (2020), proof of work after Popov (2018)",
  experiment: "A network that can take in 250 transactions a second, whose users want 200. Nobody pays a fee. Then one of them sends five times its part: computers handle what comes first, or they share out by mana, a kind of reputation that comes with holding tokens. Or each transaction needs a second of a small computer's work, so that spam is no longer free.",
  limits: "A minute and a half of one network of twenty computers, and one spammer. The energy is that of small computers; a real spammer has faster ones. What it costs to hold the tokens that mana comes from is not in the figures.",
  judge(evidence) {
    const mean = (metric: string, variant: string): number => evidence.of(metric, { variant }).mean;
    const more = (metric: string, variant: string) => evidence.ratio(metric, { variant }, { variant: QUIET });
    const variants = [QUIET, SPAM, MANA, WORK];
    const wait = (what: string, variant: string) => evidence.figure(what, LATENCY, { variant });
    const figures = [
      wait("wait when nobody sends spam", QUIET), wait("wait of the others beside spam, first come, first served", SPAM),
      wait("wait of the others beside spam, shared out by mana", MANA), wait("wait with a second of work for each transaction, no spam", WORK),
      evidence.figure("energy of a transaction without work", ENERGY, { variant: QUIET }, { unit: "mJ", scale: 1000 }), evidence.figure("energy of a transaction with a second of work", ENERGY, { variant: WORK }, { unit: "mJ", scale: 1000 }),
      ...variants.map((variant) => evidence.figure(`mean fee (${variant})`, FEES, { variant }, { unit: "tokens" })),
    ];
    const charged = variants.filter((variant) => mean(FEES, variant) > 0);
    if (charged.length > 0) return { verdict: "does not hold", answer: `There was a fee after all (${listed(charged)}), so nothing is said of ledgers without.`, figures };
    const prices = [
      ...(surelyAbove(more(LATENCY, SPAM), WAIT_MORE) ? [`in time where spam is free and first come is first served (others wait ${times(more(LATENCY, SPAM).mean)} as long)`] : []),
      ...(surelyAbove(more(ENERGY, WORK), ENERGY_MORE) ? [`in energy where each transaction takes work (${Number(mean(ENERGY, WORK).toPrecision(2))} joules instead of ${Number(mean(ENERGY, QUIET).toPrecision(2))}, and ${seconds(mean(LATENCY, WORK))} until it is confirmed)`] : []),
    ];
    if (prices.length === 0) return { verdict: "does not hold", answer: `The spammer and the work are not shown to cost the others anything much: ${times(more(LATENCY, SPAM).mean)} the wait, ${times(more(ENERGY, WORK).mean)} the energy.`, figures };
    const shared = evidence.difference(LATENCY, { variant: MANA }, { variant: SPAM }), helps = shared.mean + shared.halfWidth < 0;
    const mana = helps ? [`in tokens that one has to hold where mana decides (it cuts the wait of the others beside the spammer from ${seconds(mean(LATENCY, SPAM))} to ${seconds(mean(LATENCY, MANA))})`] : [];
    const answer = `Nobody pays a fee. It is paid for otherwise: ${[...prices, ...mana].join("; ")}.`;
    const quiet = `As long as nobody sends spam and nothing is done against it, nobody pays: ${seconds(mean(LATENCY, QUIET))} of waiting and ${Number(mean(ENERGY, QUIET).toPrecision(2))} joules.`;
    if (prices.length === 2) return { verdict: "holds", answer, exception: quiet, figures };
    return { verdict: "holds if", condition: surelyAbove(more(LATENCY, SPAM), WAIT_MORE) ? "somebody sends more than his part" : "each transaction takes work", answer, exception: quiet, figures };
  },
};
