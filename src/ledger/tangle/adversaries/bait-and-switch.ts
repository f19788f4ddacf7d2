/**
 * Bait and switch: whenever honest issuers have begun to agree on a side, another one that was made heavier in hiding is
 * shown, and they start anew. Each switch takes as much hidden weight as the side before it has gathered.
 */
import { defineAdversary } from "./definition.js";
import { Standoff, standoffParameters } from "./standoff.js";

export const baitAndSwitch = defineAdversary({
  name: "bait-and-switch",
  doc: "Attacks the assumption that votes for a side last: shows a heavier one, made in hiding, whenever honest issuers begin to agree.",
  params: standoffParameters,
  create(setup, params) {
    const { control, attack, recorder } = setup;
    let switches = 0, conflicts = 0, hiddenWeight = 0, hidden: number[] = [];
    recorder.metric("attack.switches.mean", "1", "Mean number of sides that were shown after the first of a conflict.", () => ({ value: switches / conflicts, count: conflicts }));
    recorder.atWarmupEnd(() => { switches = conflicts = 0; });
    new Standoff(setup, params, {
      open(standoff) {
        conflicts++;
        hidden = [];
        standoff.addSide(false);
      },
      act(standoff) {
        const { sides } = standoff;
        if (hidden.length === 0) {
          const bait = standoff.addSide(true);
          if (bait === undefined) return;
          hidden.push(bait.site);
          hiddenWeight = 1;
        } else {
          const bait = sides.at(-1)!;
          standoff.support(bait, true);
          hidden.push(bait.last);
          hiddenWeight++;
        }
        const heaviest = sides.reduce((most, { transaction }) => Math.max(most, control.supportOf(transaction, 0)), 0);
        if (hiddenWeight <= heaviest) return;
        for (const site of hidden) control.publish(site);
        hidden = [];
        switches++;
      },
    });
    attack.curve(() => [attack.successPoint(attack.loadShare, "share of the adversary's transactions [1]")]);
  },
});
