/**
 * The plain double spend: once the victim has accepted, the same money is spent again, and nothing else is done. Whoever
 * waits for one approval is safe from it, since the second payment then starts on the lighter side.
 */
import { duration } from "../../../parameter/parameter.js";
import { exp } from "../../../sim/portable-math.js";
import { defineAdversary } from "./definition.js";
import { Heist } from "./heist.js";
import { heistParameters, heistPlan } from "./heist-params.js";

export const doubleSpend = defineAdversary({
  name: "double-spend",
  doc: "Attacks the assumption that a payment that was seen will be confirmed: spends the same money again after acceptance.",
  params: {
    ...heistParameters,
    secondAfter: duration({ default: 0, max: 86_400, doc: "From acceptance to the second payment." }),
  },
  create(setup, { secondAfter, ...params }) {
    const { kernel, attack, network } = setup;
    new Heist(setup, { ...heistPlan(params, kernel, setup.rules), secondAfter });
    const delay = network["delayDistribution"] === "constant" ? Number(network["delay"]) : Number.NaN;
    const atOnce = params.acceptance.policy === "zero-conf";
    // At two parents an approval is attached A ~ Exp(h) after the payment was seen, and seen h later; then the race is over. The lot decides a tie.
    const bound = (after: number): number => setup.rules.parents === 2 && setup.rules.tipsPerLoad === 2 ? 0.5 * exp(-after / delay) : Number.NaN;
    setup.recorder.metric("attack.success.bound", "1", "At most ½ exp(−s/h), where the victim accepts at sight, the second payment follows s later, and parents are two.", () => atOnce ? bound(secondAfter) : Number.NaN);
    // One view, and a payment that others have approved: the second starts on the lighter side, where no honest issuer looks.
    const isHopeless = network.kind === "global" && params.acceptance.policy === "weight" && Number(params.acceptance["threshold"]) > 1;
    attack.theory("None once the payment weighs 2 in the one view that all share.", () => isHopeless ? 0 : Number.NaN);
    attack.curve(() => {
      const xName = "second payment after acceptance [s]";
      const curve = Array.from({ length: 17 }, (_, i) => ({ quantity: "success probability [1]", x: i * delay / 4, xName, isBound: true, theory: atOnce ? bound(i * delay / 4) : Number.NaN }));
      return [...curve, attack.successPoint(secondAfter, xName, atOnce ? bound(secondAfter) : Number.NaN, true)].filter(({ x }) => Number.isFinite(x)).sort((a, b) => a.x - b.x);
    });
  },
});
