/**
 * The ledger for enormous loads: no transaction is attached to another. Arrivals are counted, the equations of the tip
 * pool are integrated along the run under the rate that was measured, and each transaction goes through its stages when
 * they say, with the chance of its own first approvals drawn. A few events a transaction, and no graph.
 *
 * Its limits: uniform random selection, a constant delay, cumulative weight. Of a double spend the side that is confirmed
 * first wins, without votes. Whoever works chooses older tips, which the equations leave out: it is refused.
 */
import { duration } from "../../../parameter/parameter.js";
import { InputError } from "../../../parameter/input-error.js";
import type { EventType, Kernel } from "../../../sim/kernel.js";
import type { LedgerSetup } from "../../definition.js";
import { Stage, type Account, type AccountOptions, type Transaction } from "../../port.js";
import type { TransactionBook } from "../../book.js";
import type { TangleControl, TangleEngine } from "../control.js";
import { AgeTable } from "../fluid/age-table.js";
import { lagShare } from "../fluid/weight-growth.js";
import { FirstApprovals } from "../fluid/first-approvals.js";
import { FluidPath } from "../fluid/fluid-path.js";
import { OperationalClock } from "../fluid/operational-clock.js";
import { checkFluid, checkFluidAccount, warnOfLowLoad } from "../fluid/overlay.js";
import { defineNetwork, type TangleRules } from "./definition.js";

export const fluidNetwork = defineNetwork({
  name: "fluid",
  doc: "No graph: the delay differential equations of the tip pool, under the measured rate, say when each transaction reaches its stages.",
  params: {
    delay: duration({ default: "1s", min: 1e-3, max: 86_400, doc: "Time from attachment until everybody sees a transaction (h in the literature)." }),
    averaging: duration({ default: "10s", min: 1e-3, max: 86_400, doc: "Interval over which the rate is measured under which the equations run." }),
  },
  create(setup, rules, { delay, averaging }) {
    checkFluid(rules, delay);
    if (rules.confirmation.weight === Infinity) throw new InputError("the fluid level knows the rule cumulative-weight only", { path: "ledger.confirmation.rule" });
    if (averaging >= setup.recorder.duration) throw new InputError(`must be shorter than the run of ${setup.recorder.duration} s, found ${averaging} s: no rate would be measured`, { path: "ledger.network.averaging" });
    return new FluidTangle(setup, rules, delay, averaging);
  },
});

class FluidTangle implements TangleEngine {
  readonly #kernel: Kernel;
  readonly #book: TransactionBook;
  readonly #rules: TangleRules;
  readonly #delay: number;
  readonly #path: FluidPath;
  readonly #ages: AgeTable;
  readonly #chance: FirstApprovals;
  readonly #approval: OperationalClock;
  readonly #confirmation: OperationalClock;
  readonly #seeEvent: EventType;
  readonly #acceptEvent: EventType;
  /** Attached in the present interval of averaging. */
  #arrivals = 0;
  /** Mean age at confirmation in delays, from when a transaction is visible, and the share of its lag, at the present rate. */
  #age = Infinity;
  #lagShare = 0;

  constructor({ kernel, recorder, book }: LedgerSetup, rules: TangleRules, delay: number, averaging: number) {
    const random = kernel.stream("tangle/fluid");
    this.#kernel = kernel;
    this.#book = book;
    this.#rules = rules;
    this.#delay = delay;
    this.#path = new FluidPath({ parents: rules.parents, repetition: rules.repetition, delay });
    this.#ages = new AgeTable(rules, rules.confirmation.weight);
    this.#chance = new FirstApprovals(random, rules.parents);
    this.#seeEvent = kernel.eventType("tangle/see", (transaction) => { this.#see(transaction); });
    this.#acceptEvent = kernel.eventType("tangle/accept", (transaction) => { book.reach(transaction, Stage.accepted); });
    let tipSeconds = 0, counted = 0, arrivals = 0, approvals = 0, approvalTime = 0;
    this.#approval = new OperationalClock(kernel, "tangle/approve", averaging, (transaction) => {
      const after = book.firstApproved(transaction);
      if (after >= 0) { approvals++; approvalTime += after; }
      kernel.after(delay, this.#acceptEvent, transaction);
    });
    this.#confirmation = new OperationalClock(kernel, "tangle/confirm", averaging, (transaction) => { this.#confirm(transaction); });
    const measure = kernel.eventType("tangle/measure", () => {
      arrivals += this.#arrivals;
      tipSeconds += averaging * this.#measure(averaging);
      counted += averaging;
      kernel.after(averaging, measure);
    });
    kernel.after(averaging, measure);
    recorder.metric("tangle.tips.mean", "1", "Attached transactions that no other approves yet, in the fluid level, average over time.", () => tipSeconds / counted);
    recorder.metric("tangle.firstApproval.mean", "s", "Mean time from a transaction's attachment to that of the first that approves it, in the fluid level.", () => ({ value: approvalTime / approvals, count: approvals }));
    recorder.series("tangle.tips.fluid", "1", "Tips of the fluid level, at the end of the last whole interval of averaging.", () => this.#path.pool.tips);
    recorder.atEnd(() => { warnOfLowLoad(recorder, delay * arrivals / counted); });
    recorder.atWarmupEnd(() => { tipSeconds = counted = arrivals = approvals = approvalTime = 0; });
  }

  get control(): TangleControl { throw new InputError("adversaries need a graph: the fluid level has none; take the network global or gossip", { path: "ledger.network.kind" }); }

  opened(_: Account, options: AccountOptions): void { checkFluidAccount(this.#rules, options); }

  submit(transaction: Transaction): void {
    this.#book.costs.spend(this.#rules.messageEnergy * this.#rules.peers);
    this.#attach(transaction);
  }

  submitRival(transaction: Transaction): void { this.submit(transaction); }

  #attach(transaction: Transaction): void {
    if (this.#book.hasEnded(transaction)) return;
    this.#arrivals++;
    this.#kernel.after(this.#delay, this.#seeEvent, transaction);
    this.#book.reach(transaction, Stage.attached);
  }

  #see(transaction: Transaction): void {
    const book = this.#book, chance = this.#chance;
    if (book.hasEnded(transaction)) return;
    book.reach(transaction, Stage.seen);
    if (this.#rules.confirmation.weight <= 1) { this.#confirm(transaction); return; }
    chance.draw();
    this.#approval.start(transaction, chance.wait);
    // Nothing is confirmed before its first approver is visible.
    const soonest = 1 + chance.wait / (this.#rules.parents - 1);
    const age = this.#age < Infinity ? Math.max(soonest, this.#age + this.#lagShare * chance.lag) / this.#age : 1;
    this.#confirmation.start(transaction, age);
  }

  #confirm(transaction: Transaction): void {
    const book = this.#book;
    if (book.hasEnded(transaction)) return;
    const rivals = book.rivals(transaction);
    book.reach(transaction, Stage.confirmed);
    for (const rival of rivals) if (rival !== transaction) book.conflicting(rival);
  }

  /** Brings the equations up to now, and the clocks to their speed. @returns tips, average over the interval */
  #measure(interval: number): number {
    const rate = this.#arrivals / interval, delay = this.#delay, load = rate * delay;
    const tips = this.#path.advance(interval, rate);
    this.#arrivals = 0;
    this.#age = this.#ages.at(load);
    this.#lagShare = lagShare(this.#rules, load);
    this.#approval.speed = rate === 0 ? 0 : 1 / this.#path.pool.waiting(rate);
    this.#confirmation.speed = 1 / (delay * this.#age);
    return tips;
  }
}
