/**
 * Sybil: one adversary under many names. Each of its peers votes for the second payment as soon as it sees it. Names are
 * free; whether votes are counted by name (equal mana) or by mana decides what they are worth.
 */
import { duration } from "../../../parameter/parameter.js";
import { defineAdversary } from "./definition.js";
import { Standoff, standoffParameters } from "./standoff.js";

export const sybil = defineAdversary({
  name: "sybil",
  doc: "Attacks the assumption that each peer is another party: many peers of one adversary vote for its second payment.",
  params: {
    ...standoffParameters,
    secondAfter: duration({ default: "500ms", max: 3600, doc: "From the payment to the second one; the votes of its peers follow." }),
  },
  networks: ["gossip"],
  create(setup, params) {
    const { attack, control, kernel, recorder } = setup;
    let opened = 0;
    const standoff = new Standoff(setup, params, {
      open(standoff) {
        standoff.addSide(false);
        opened = kernel.now;
      },
      act(standoff) {
        const second = standoff.sides[1] ?? (kernel.now >= opened + params.secondAfter ? standoff.addSide(false) : undefined);
        if (second) standoff.support(second, standoff.nextPeer(), false);
      },
    }, "later side");
    const weights = setup.votes ?? new Int32Array(control.peers).fill(1);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const own = standoff.peers.reduce((sum, peer) => sum + (weights[peer] ?? 0), 0) / total;
    recorder.metric("attack.cost.mana", "1", "Share of the votes that the adversary's peers hold.", () => own);
    attack.curve(() => [attack.successPoint(own, "share of the votes [1]")]);
  },
});
