/** A vehicle in a hurry gains by paying, and so do those that it pays. */
import type { Claim } from "./claim.js";

const MEAN = "road.netGain.mean", TOP = "road.netGain.top", BOTTOM = "road.netGain.bottom", RULE = "markets.road.discipline.rule";

export const hurry: Claim = {
  id: "hurry",
  claim: "A vehicle in a hurry gains by paying for passage, and so do those that it pays.",
  source: "Kleinrock, Optimum Bribing for Queue Position (1967); vehicles that pay vehicles in the machine-economy literature",
  experiment: "A crossing at four fifths of its capacity. A car may pay to pass first, and offers what its time is worth. The money goes to the cars that were overtaken, or else to the operator of the crossing. Gains are counted in cents a passage: time saved at what it is worth to each, less what was paid, plus what was received.",
  judge(evidence) {
    const recycled = { [RULE]: "winners-pay-losers" }, operator = { [RULE]: "priority-bid" };
    const figure = (what: string, metric: string, which: Record<string, unknown>) => evidence.figure(what, metric, which, { unit: "cent a passage" });
    const figures = [
      figure("money to those overtaken: all users gain", MEAN, recycled), figure("the tenth in the greatest hurry", TOP, recycled), figure("the tenth in the least hurry", BOTTOM, recycled),
      figure("money to the operator: all users gain", MEAN, operator), figure("the tenth in the greatest hurry", TOP, operator), figure("the tenth in the least hurry", BOTTOM, operator),
    ];
    const sure = (metric: string, which: Record<string, unknown>): number => { const { mean, halfWidth } = evidence.of(metric, which); return Math.abs(mean) > halfWidth ? Math.sign(mean) : 0; };
    const bothGain = sure(TOP, recycled) > 0 && sure(BOTTOM, recycled) > 0 && sure(MEAN, recycled) > 0;
    if (!bothGain) return { verdict: "does not hold", answer: "Even where those who are overtaken get the money, not both sides gain for sure.", figures };
    if (sure(MEAN, operator) >= 0) return { verdict: "holds", answer: "Both gain, whoever gets the money.", figures };
    const cents = (metric: string, which: Record<string, unknown>): string => evidence.of(metric, which).mean.toFixed(1).replace("-", "−");
    return {
      verdict: "holds if",
      condition: "the money stays among the vehicles",
      answer: `Paid to those who are overtaken, the hurried gain ${cents(TOP, recycled)} cents a passage and the patient ${cents(BOTTOM, recycled)}. Where the operator keeps the money, the average user is worse off than without any priority, by ${cents(MEAN, operator).replace("−", "")} cents; the time saved is worth less than what is paid for it.`,
      figures,
    };
  },
};
