/**
 * Splitting: two payments of the same money are shown at once, and the adversary adds its weight to whichever side is the
 * lighter, so that honest issuers never agree. Where all share one view they all vote for the same side, and the
 * adversary has to bring as much weight as all of them; where views differ, less will do.
 */
import { defineAdversary } from "./definition.js";
import { Standoff, standoffParameters } from "./standoff.js";

export const splitting = defineAdversary({
  name: "splitting",
  doc: "Attacks the assumption that votes come together: keeps two sides of a conflict in balance, so that neither is confirmed.",
  params: standoffParameters,
  create(setup, params) {
    const { control, attack } = setup;
    new Standoff(setup, params, {
      open(standoff) {
        standoff.addSide(false);
        standoff.addSide(false);
      },
      act(standoff) {
        const [first, second] = standoff.sides;
        if (!first || !second) return;
        const isFirstLighter = control.supportOf(first.transaction, 0) <= control.supportOf(second.transaction, 0);
        standoff.support(isFirstLighter ? first : second, standoff.nextPeer(), false);
      },
    });
    attack.curve(() => [attack.successPoint(attack.loadShare, "share of the adversary's transactions [1]")]);
  },
});
