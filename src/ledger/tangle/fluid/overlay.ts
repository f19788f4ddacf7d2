/**
 * The fluid level beside a run of events: the equations advance with the run under the rate that each measuring interval
 * had, so that both answer to the same load, and the figures of both stand side by side with their relative difference.
 */
import { InputError } from "../../../parameter/input-error.js";
import type { Recorder } from "../../../sim/recorder.js";
import type { AccountOptions } from "../../port.js";
import type { TangleRules } from "../network/definition.js";
import { AgeTable } from "./age-table.js";
import { FluidPath } from "./fluid-path.js";

/** What the run of events measures; the count since the start, the means since the warm-up. */
export interface Measured {
  readonly attached: () => number;
  readonly tips: () => number;
  readonly tipsOfInterval: () => number;
  readonly firstApproval: () => number;
  readonly latency: () => number;
}

/** A rate is measured over as many intervals as hold so many arrivals: ages are far from linear in it. */
const FEWEST = 200;

const nothing = () => ({ seconds: 0, tips: 0, arrivals: 0, apart: 0, latency: 0, judged: 0, blockArrivals: 0, blockSeconds: 0 });

/** @throws InputError where the rules are not those that the equations describe */
export function checkFluid({ tipSelection, parents, work }: TangleRules, delay: number): void {
  if (!tipSelection.uniform) throw new InputError("the fluid level knows the rule uniform-random only", { path: "ledger.tipSelection.rule" });
  if (parents === 1) throw new InputError("the fluid level needs at least 2 parents: with 1 tips grow without bound", { path: "ledger.tipSelection.parents" });
  if (work.time > 0) throw new InputError(`the fluid level leaves out that parents are chosen before the work, found a work of ${work.time} s; take ledger.work.kind none, or time: 0 s with kind fixed`, { path: "ledger.work.time" });
  if (delay === 0) throw new InputError("the fluid level needs a delay above 0", { path: "ledger.network.delay" });
}

/** @throws InputError where an account works for its transactions, as `checkFluid` does where all do */
export function checkFluidAccount({ work }: TangleRules, { kind, workTime = 0 }: AccountOptions): void {
  if (workTime * work.factor(0) > 0) throw new InputError(`the fluid level leaves out that parents are chosen before the work, and a ${kind} works for ${workTime} s (workTime); take ledger.work.kind none, with which nobody works`, { path: "ledger.work.kind" });
}

/** The equations are those of many transactions: at λh = 10 tips are off by about 4 %. */
const FEWEST_IN_DELAY = 10;

/** @param load transactions attached within one delay, on average */
export function warnOfLowLoad(recorder: Recorder, load: number): void {
  if (load > 0 && load < FEWEST_IN_DELAY) recorder.warn("fluid-low-load", `Only ${Number(load.toPrecision(2))} transactions are attached within one delay, and the fluid level is the limit of many: below ${FEWEST_IN_DELAY} its figures are rough.`);
}

/** Integrates along with a run; declares its figures at once. */
export class FluidOverlay {
  readonly #path: FluidPath;
  /** Attached since the start, as far as the equations have come. */
  #attached = 0;
  #sums = nothing();

  constructor(recorder: Recorder, rules: TangleRules, delay: number, events: Measured) {
    const { weight } = rules.confirmation, ages = new AgeTable(rules, weight);
    this.#path = new FluidPath({ parents: rules.parents, repetition: rules.repetition, delay });
    recorder.series("tangle.tips.fluid", "1", "Tips of the fluid level under the rate of the interval, average over the interval; from a single tip on.", (interval) => {
      const arrivals = events.attached() - this.#attached, rate = arrivals / interval, sums = this.#sums;
      const tips = this.#path.advance(interval, rate);
      this.#attached += arrivals;
      sums.seconds += interval;
      sums.tips += interval * tips;
      sums.apart += interval * Math.abs(events.tipsOfInterval() - tips);
      sums.arrivals += arrivals;
      sums.blockArrivals += arrivals;
      sums.blockSeconds += interval;
      if (sums.blockArrivals >= FEWEST) judgeBlock();
      return tips;
    });
    const judgeBlock = (): void => {
      const sums = this.#sums, { blockArrivals } = sums;
      if (blockArrivals === 0 || weight === Infinity) return;
      sums.latency += blockArrivals * delay * (1 + ages.at(delay * blockArrivals / sums.blockSeconds));
      sums.judged += blockArrivals;
      sums.blockArrivals = sums.blockSeconds = 0;
    };
    recorder.atEnd(() => {
      judgeBlock();
      warnOfLowLoad(recorder, delay * this.#sums.arrivals / this.#sums.seconds);
    });
    const compare = (name: string, unit: string, what: string, fluid: () => number, measured: () => number): void => {
      recorder.metric(`fluid.${name}`, unit, `${what} in the fluid level, under the rate that was measured.`, fluid);
      recorder.metric(`fluid.${name}.error`, "1", `${what}: the event simulation over the fluid level, less 1.`, () => measured() / fluid() - 1);
    };
    compare("tips", "1", "Attached transactions that no other approves yet, average over time", () => this.#sums.tips / this.#sums.seconds, events.tips);
    // Little's law holds for the equations as well.
    compare("firstApproval", "s", "Mean time from a transaction's attachment to that of the first that approves it", () => this.#sums.tips / this.#sums.arrivals, events.firstApproval);
    if (weight < Infinity) compare("confirmation.latency", "s", "Mean time to confirmation", () => this.#sums.latency / this.#sums.judged, events.latency);
    recorder.metric("fluid.tips.distance", "1", "Distance of the two paths of the tips, mean over the intervals, relative to the tips of the fluid level.", () => this.#sums.apart / this.#sums.tips);
    recorder.atWarmupEnd(() => { this.#sums = nothing(); });
  }
}
