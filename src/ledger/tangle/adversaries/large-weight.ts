/**
 * The large weight attack (Popov, The Tangle, section 4.1): many small transactions, made in hiding, approve the second
 * payment directly. In this tangle each transaction weighs 1, so that weight is work.
 */
import { rate } from "../../../parameter/parameter.js";
import { GENESIS } from "../sites.js";
import { defineAdversary } from "./definition.js";
import { heistParameters, heistPlan } from "./heist-params.js";
import { startOutpacing } from "./outpacing.js";

export const largeWeight = defineAdversary({
  name: "large-weight",
  doc: "Attacks the assumption that the honest have more computing power: outweighs the payment by work done in hiding.",
  params: {
    ...heistParameters,
    rate: rate({ default: "1/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary while it attacks (Poisson): its computing power." }),
  },
  create(setup, { rate, ...params }) {
    const { control, rules, kernel } = setup;
    startOutpacing(setup, heistPlan(params, kernel, rules), {
      rate, headStart: 0,
      anchor: () => {
        const view = control.view(0);
        return [view.tipCount === 0 ? GENESIS : view.retreat(view.tip(0))];
      },
      // The chain through all supporters leaves one tip instead of one for each.
      parents: (rival, last) => rules.parents > 1 && rival !== last ? [rival, last] : [last],
    }, params.acceptance);
  },
});
