/** A vehicle in a hurry gains by paying, and so do those that it pays. */
import type { Claim } from "./claim.js";
import { surelyAbove, surelyBelow } from "./sure.js";
import { cents, listed } from "./words.js";

const MEAN = "road.netGain.mean", TOP = "road.netGain.top", BOTTOM = "road.netGain.bottom", RULE = "markets.road.discipline.rule";
/** Cents a passage at 80 % load: delay cost first come first served and by priority, and the mean bid in equilibrium (independent computation, docs/models/road.md). */
const FIFO = 2.22, PRIORITY = 1.3, BID = 3.48;

const WHO = [[MEAN, "all users on average"], [TOP, "the tenth in the greatest hurry"], [BOTTOM, "the tenth in the least hurry"]] as const;

export const hurry: Claim = {
  id: "hurry",
  claim: "A vehicle in a hurry gains by paying for passage, and so do those that it pays.",
  source: "Kleinrock, Optimum Bribing for Queue Position (1967); vehicles that pay vehicles in the machine-economy literature",
  experiment: "A crossing at four fifths of its capacity. A car may pay to pass first, and offers what its time is worth. The money goes to the cars that were overtaken, or else to the operator of the crossing. Gains are counted in cents for each passage: time saved at what it is worth to the driver, less what was paid, plus what was received. What is compared is first come, first served.",
  limits: "Payments are safe at once and free. A crossing passes one car at a time, and all bid what is best for them if the money is lost to them, also where they get some of it back. Nobody pretends to be in line only to be paid. Those between the most and the least hurried may lose a little (docs/models/road.md). An operator may give its revenue back in some other way, e.g. through lower taxes.",
  judge(evidence) {
    const recycled = { [RULE]: "winners-pay-losers" }, operator = { [RULE]: "priority-bid" };
    const figures = [recycled, operator].flatMap((which, i) => WHO.map(([metric, who]) => evidence.figure(`gain of ${who}, money to ${i === 0 ? "those overtaken" : "the operator"}`, metric, which,
      { unit: "cents", ...(metric === MEAN ? { expected: FIFO - PRIORITY - (i === 0 ? 0 : BID) } : {}) })));
    const gain = (metric: string, which: Record<string, unknown>) => evidence.of(metric, which);
    const said = (which: Record<string, unknown>): string => listed(WHO.map(([metric, who]) => `${who} ${cents(gain(metric, which).mean)}`));
    const notSure = WHO.filter(([metric]) => !surelyAbove(gain(metric, recycled), 0)).map(([, who]) => who);
    if (notSure.length > 0) return { verdict: "does not hold", answer: `Even where those who are overtaken get the money, a gain is not shown of ${listed(notSure)}.`, figures };
    const answer = `Where those who are overtaken get the money, the gain for each passage is, for ${said(recycled)}.`;
    const losers = WHO.filter(([metric]) => surelyBelow(gain(metric, operator), 0)).map(([, who]) => who), unsure = WHO.filter(([metric]) => !surelyAbove(gain(metric, operator), 0));
    if (unsure.length === 0) return { verdict: "holds", answer: `${answer} Where the operator keeps it: ${said(operator)}.`, figures };
    return {
      verdict: "holds if",
      condition: "the money stays among the vehicles",
      answer,
      exception: `Where the operator of the crossing keeps the money, ${losers.length === 0 ? "no gain is shown" : losers.length === WHO.length ? "they are all worse off than without any priority" : `worse off than without any priority: ${listed(losers)}`}. The gain is, for ${said(operator)}.${surelyBelow(gain(MEAN, operator), 0) ? " What is paid for the time saved is more than it is worth." : ""}`,
      figures,
    };
  },
};
