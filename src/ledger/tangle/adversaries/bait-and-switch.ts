/**
 * Bait and switch: whenever honest issuers have begun to agree on a side, another one is shown that is heavier, and they
 * start anew. Where weight is work it has to be made in hiding first; where votes count, the adversary takes its own along
 * from side to side, and can go on as long as they outweigh those that honest voters have cast for the latest.
 */
import { defineAdversary } from "./definition.js";
import { Standoff, standoffParameters, type StandoffSide, type Tactic } from "./standoff.js";

/** Votes on the latest side, over the adversary's own, at which the next side is shown: half as many honest ones. */
const TAKEN = 1.5;

export const baitAndSwitch = defineAdversary({
  name: "bait-and-switch",
  doc: "Attacks the assumption that votes for a side last: shows another one whenever honest issuers begin to agree.",
  params: standoffParameters,
  create(setup, params) {
    const { attack, recorder, votes } = setup;
    let switches = 0, conflicts = 0;
    recorder.metric("attack.switches.mean", "1", "Mean number of sides that were shown after the first of a conflict.", () => ({ value: switches / conflicts, count: conflicts }));
    recorder.atWarmupEnd(() => { switches = conflicts = 0; });
    const onOpen = (): void => { conflicts++; }, onSwitch = (): void => { switches++; };
    new Standoff(setup, params, votes ? byVotes(votes, onOpen, onSwitch) : byWork(onOpen, onSwitch));
    attack.curve(() => [attack.successPoint(attack.loadShare, "share of the adversary's transactions [1]")]);
  },
});

/** Weight is made in hiding, until it is more than that of any side. */
function byWork(onOpen: () => void, onSwitch: () => void): Tactic {
  let bait: StandoffSide | undefined;
  return {
    open(standoff) {
      onOpen();
      bait = undefined;
      standoff.addSide(false);
    },
    act(standoff) {
      const { control } = standoff.setup;
      if (bait) standoff.support(bait, standoff.peers[0]!, true);
      else bait = standoff.addSide(true);
      const heaviest = standoff.sides.reduce((most, { transaction }) => Math.max(most, control.supportOf(transaction, 0)), 0);
      if (!bait || bait.sites.length <= heaviest) return;
      for (const site of bait.sites) control.publish(site);
      bait = undefined;
      onSwitch();
    },
  };
}

/** Each of the adversary's peers votes for the latest side; once honest ones have followed, the next is shown. */
function byVotes(votes: Int32Array, onOpen: () => void, onSwitch: () => void): Tactic {
  return {
    open(standoff) {
      onOpen();
      standoff.addSide(false);
      standoff.addSide(false);
    },
    act(standoff) {
      const { control } = standoff.setup, latest = standoff.sides.at(-1)!;
      const own = Math.max(1, standoff.peers.reduce((sum, peer) => sum + (votes[peer] ?? 0), 0));
      if (control.supportOf(latest.transaction, 0) >= TAKEN * own && standoff.addSide(false)) onSwitch();
      standoff.support(standoff.sides.at(-1)!, standoff.nextPeer(), false);
    },
  };
}
