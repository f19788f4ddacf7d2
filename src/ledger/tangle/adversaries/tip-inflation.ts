/**
 * Tip inflation: transactions that approve nothing but the genesis. They take no tip away and add one each, so that the
 * honest have to approve them as well, and beyond a critical share can no more.
 *
 * In the steady state all λ transactions a second are approved. The honest, a share 1 − q, draw k each from a pool that holds
 * r tips and the λh that somebody hidden has approved already: (1 − q)λk r/(r + λh) = λ gives r = λh/((1 − q)k − 1), and
 * with the λh that are hidden themselves L = r + λh = λh(1 − q)k/((1 − q)k − 1); no steady state for q ≥ 1 − 1/k.
 */
import { rate } from "../../../parameter/parameter.js";
import { GENESIS } from "../sites.js";
import type { AttackPoint } from "./attack-record.js";
import { defineAdversary } from "./definition.js";
import { startFlood } from "./flood.js";

/** Tips over rate × delay at a share q of inflating transactions and k parents; Infinity where there is no steady state. */
export function inflatedTips(q: number, parents: number): number {
  const useful = (1 - q) * parents;
  return useful > 1 ? useful / (useful - 1) : Number.POSITIVE_INFINITY;
}

export const tipInflation = defineAdversary({
  name: "tip-inflation",
  doc: "Attacks the assumption that each transaction approves tips: its own approve the genesis, so that tips pile up.",
  isFlood: true,
  params: {
    rate: rate({ default: "10/s", min: 1e-6, max: 1e5, doc: "Transactions of the adversary (Poisson)." }),
  },
  create(setup, { rate }) {
    const { control, rules, attack, recorder, kernel } = setup;
    startFlood(setup, rate, (transaction) => control.attach(transaction, 0, [GENESIS], false));
    let since = 0;
    recorder.atWarmupEnd(() => { since = kernel.now; });
    const delay = setup.network["delayDistribution"] === "constant" ? Number(setup.network["delay"]) : Number.NaN;
    const holds = rules.tipsPerLoad === inflatedTips(0, rules.parents) && setup.network.kind === "global";
    // λh of all transactions, at the rate that was seen.
    const load = (): number => attack.othersIssued / (1 - attack.loadShare) / (kernel.now - since) * delay;
    const theory = (q: number): number => holds ? inflatedTips(q, rules.parents) : Number.NaN;
    recorder.metric("attack.tips.theory", "1", "Tips that theory expects at the measured share of inflating transactions; nothing where there is no steady state.",
      () => theory(attack.loadShare) * load());
    attack.curve(() => {
      const limit = 1 - 1 / rules.parents, here = attack.loadShare;
      const point = (q: number, measured: number): AttackPoint => ({ quantity: "tips over rate × delay [1]", x: q, xName: "share of inflating transactions [1]", theory: theory(q), measured });
      const curve = Array.from({ length: 19 }, (_, i) => point(i * limit / 20, Number.NaN));
      return [...curve, point(here, control.meanTips / load())].sort((a, b) => a.x - b.x);
    });
  },
});
