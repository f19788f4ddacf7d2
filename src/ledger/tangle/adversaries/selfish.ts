/**
 * Selfish tip selection (Popov, Saa, Finardi, Equilibria in the Tangle, arXiv 1712.05385, section 3): issuers who break no
 * rule, but approve the tips at which most walks of the others end, so that their own transaction is on the way of as many.
 * Greed defeats itself: whoever approves the same two tips as all the greedy competes with them.
 *
 * They know the graph as well as everybody, and where walks end exactly. Each transaction is an attempt, which succeeds if
 * it is confirmed sooner than honest ones were on the average until then.
 */
import { rate, share } from "../../../parameter/parameter.js";
import { InputError } from "../../../parameter/input-error.js";
import { Stage, isFinal } from "../../port.js";
import { chooseParents } from "../parent-choice.js";
import { WalkEnds } from "../tip-selection/walk-ends.js";
import type { AttackPoint } from "./attack-record.js";
import { defineAdversary } from "./definition.js";

export const selfish = defineAdversary({
  name: "selfish",
  doc: "Attacks the assumption that issuers choose tips as the rule says: approves those that most walks of the others reach.",
  isFlood: true,
  networks: ["global"],
  params: {
    rate: rate({ default: "10/s", min: 1e-6, max: 1e5, doc: "Transactions of the selfish (Poisson)." }),
    greed: share({ default: 1, min: 0.001, doc: "Share of their transactions that approve the likeliest ends of walks; the others choose by the rule." }),
  },
  create({ kernel, book, ledger, attack, control, rules, recorder }, { rate, greed }) {
    const { tipSelection: { alpha, startDepth }, parents } = rules;
    if (alpha === undefined || startDepth === undefined) {
      throw new InputError("must be weighted-walk with one walker for each parent: the selfish go where walks end", { path: "ledger.tipSelection.rule" });
    }
    const account = ledger.openAccount({ kind: "adversary", crowd: true });
    const arrivals = kernel.stream("adversary/arrivals"), moods = kernel.stream("adversary/moods");
    const ends = new WalkEnds(), chosen = new Int32Array(parents);
    let confirmed = 0, latency = 0;
    recorder.atWarmupEnd(() => { confirmed = latency = 0; });
    const purpose = ledger.registerPurpose({
      name: "adversary/selfish", device: "adversary", overhead: true,
      hear: (stage, attempt, transaction) => {
        if (!isFinal(stage)) return;
        const time = kernel.now - book.issuedAt(transaction), isConfirmed = stage === Stage.confirmed;
        attack.end(attempt, isConfirmed && time < book.meanLatency);
        if (!isConfirmed || !attack.counts(attempt)) return;
        confirmed++;
        latency += time;
      },
    });
    const arrive = kernel.eventType("adversary/selfish", () => {
      kernel.after(arrivals.exponential(1 / rate), arrive);
      const view = control.view(0), attempt = attack.begin();
      attack.issue();
      const best = moods.next() < greed ? ends.likeliest(view, startDepth, alpha, parents) : [];
      const tips = best.length > 0 ? best : [...chosen.subarray(0, chooseParents(view, rules, chosen))];
      control.attach(book.issue(account, account, 0, purpose, attempt), 0, tips, false);
    });
    kernel.after(arrivals.exponential(1 / rate), arrive);
    const gain = (): number => 1 - latency / confirmed / book.meanLatency;
    recorder.metric("attack.selfish.latency", "s", "Mean time from issue to confirmation of a transaction of the selfish.", () => ({ value: latency / confirmed, count: confirmed }));
    recorder.metric("attack.gain", "1", "By what share of it a transaction of the selfish is confirmed sooner than an honest one; negative where it is later.", () => ({ value: gain(), count: confirmed }));
    attack.curve(() => {
      const point = (x: number, measured = Number.NaN, trials = Number.NaN): AttackPoint => ({ quantity: "gain of the selfish [1]", x, xName: "share of the selfish [1]", theory: MOST_GAIN, isBound: true, measured, trials });
      return [point(0), point(attack.loadShare, gain(), confirmed), point(1)];
    });
  },
});

/** What they gain at most, in the simulations of the paper. */
const MOST_GAIN = 0.036;
