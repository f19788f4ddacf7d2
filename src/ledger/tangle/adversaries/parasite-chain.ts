/**
 * The parasite chain (Popov, The Tangle, section 4.1): a branch that is built in hiding before the victim is paid, one site on the
 * other, rooted deep in the main tangle so that the payment is not in its past.
 */
import { duration, rate } from "../../../parameter/parameter.js";
import { GENESIS, type Site } from "../sites.js";
import { defineAdversary } from "./definition.js";
import { heistParameters, heistPlan } from "./heist-params.js";
import { startOutpacing } from "./outpacing.js";

export const parasiteChain = defineAdversary({
  name: "parasite-chain",
  doc: "Attacks the assumption that work is done in public: a chain that was grown in hiding before the payment outweighs it.",
  params: {
    ...heistParameters,
    rate: rate({ default: "1/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary while it attacks (Poisson): its computing power." }),
    headStart: duration({ default: "10s", max: 86_400, doc: "How long the chain has grown when the victim is paid." }),
  },
  create(setup, { rate, headStart, ...params }) {
    const { control, kernel } = setup;
    const root = (): Site => {
      const view = control.view(0);
      return view.tipCount === 0 ? GENESIS : view.retreat(view.tip(0));
    };
    startOutpacing(setup, heistPlan(params, kernel, setup.rules), {
      rate, headStart, anchor: () => [root()], parents: (_, last) => [last],
    }, params.acceptance);
  },
});
