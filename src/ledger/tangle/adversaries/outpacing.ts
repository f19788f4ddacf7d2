/** What large-weight and parasite-chain share: the race of a hidden branch, and its theory beside it. */
import type { VariantValues } from "../../../parameter/variants.js";
import type { AdversarySetup } from "./definition.js";
import { Heist, type HeistPlan, type HiddenWork } from "./heist.js";
import { outpacingBound, raceOf } from "./race-theory.js";

/** Points of the curve over the weight at which the victim accepts. */
const POINTS = 24;

export function startOutpacing(setup: AdversarySetup, plan: HeistPlan, hidden: HiddenWork, acceptance: VariantValues<"policy">): void {
  const { attack, recorder, kernel, network, control } = setup;
  const heist = new Heist(setup, { ...plan, hidden });
  let since = 0;
  recorder.atWarmupEnd(() => { since = kernel.now; });
  const lambda = (): number => attack.othersIssued / (kernel.now - since);
  // Theory speaks of one view and of honest transactions alone.
  const delay = network.kind === "global" && control.peers === 1 ? Number(network["delay"]) : Number.NaN;
  const mean = (of: (weight: number, worked: number) => number): number =>
    heist.accepted.reduce((sum, { weight, worked }) => sum + of(weight, worked), 0) / heist.accepted.length;
  const race = (): number => mean(raceOf(lambda(), hidden.rate, delay));
  attack.theory("Probability that the hidden branch ever outweighs the payment: Poisson work against Poisson growth from each acceptance on, at the honest rate that was measured; votes that are on their way when it draws level may turn it back.", race);
  recorder.metric("attack.success.bound", "1", "Popov's bound exp(−w φ(max(μt/w, μ/λ))) on that probability, mean over the acceptances.",
    () => mean((weight, worked) => outpacingBound(weight, worked, lambda(), hidden.rate)));
  recorder.metric("attack.accepted.weight", "1", "Mean weight of the payment when the victim accepted it.", () => mean((weight) => weight));
  recorder.metric("attack.accepted.time", "s", "Mean time that the adversary had worked by then.", () => mean((_, worked) => worked));
  attack.curve(() => {
    const xName = "weight at acceptance [1]", here = mean((weight) => weight), worked = mean((_, time) => time);
    const last = Math.max(2, acceptance.policy === "weight" ? 2 * Number(acceptance["threshold"]) : 2 * here);
    // The time to another weight: as the run took to its own, and at the honest rate from there.
    const at = (w: number): number => Math.max(0, worked + (w - here) / lambda());
    const race = raceOf(lambda(), hidden.rate, delay);
    const weights = [...new Set(Array.from({ length: POINTS }, (_, i) => Math.round(1 + i * (last - 1) / (POINTS - 1))))];
    const theory = weights.map((w) => ({ quantity: "success probability [1]", x: w, xName, theory: race(w, at(w)) }));
    return [...theory, attack.successPoint(here, xName, mean(race))].filter(({ x }) => Number.isFinite(x)).sort((a, b) => a.x - b.x);
  });
}
